import type { MessageRecord } from '../../store/messages.ts'
import type { Parts } from '../parts.ts'
import type { Candidate } from '../send-rules/rule.ts'

const REF = { flow: 'common', key: 'left_to_team', values: {} }

/**
 * The case store refused what an answer rests on, and a row says so to the team: whoever wrote hears that people read it, and is not left in
 * silence. One message, however many answers rested on the same. Null: nobody waits for these words, or they are there already.
 */
export async function leftToTeam(
  { store }: Pick<Parts, 'store'>,
  { message, key, after }: Candidate,
): Promise<MessageRecord | null> {
  const refused = after.find(({ outcome }) => outcome === 'refused')
  if (!refused || message.kind !== 'reply' || message.flow === 'discreet') return null
  const _id = `${refused._id}t`
  const { personId, addressId, direction, kind, order, at, channel } = message
  const there = await store.messages.get(_id)
  if (there) return null
  await store.messages.insert([
    {
      ...{ _id, personId, addressId, direction, kind, order, at, state: 'queued', level: 'L0', after: [], attempts: 0 },
      ...(channel === undefined ? {} : { channel }),
      ...{ flow: REF.flow, node: REF.key },
      sealed: store.vault.seal(key, JSON.stringify(REF), `messages/${_id}`),
    },
  ])
  return store.messages.get(_id)
}
