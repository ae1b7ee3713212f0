import type { BroadcastDoc } from '../../cases/broadcast-doc.ts'
import type { MatterDoc } from '../../cases/matter-doc.ts'
import type { TextRef } from '../../engine/events.ts'
import type { AddressRecord } from '../../store/addresses.ts'
import type { MessageRecord } from '../../store/messages.ts'
import type { PersonKey } from '../../store/people.ts'
import { takeSnapshot } from '../facts/facts.ts'
import type { Parts } from '../parts.ts'
import { addressFor } from '../sending/address-for.ts'
import { renderFor } from '../sending/compose.ts'
import { readPeople } from './read-people.ts'
import { BROADCAST_FLOW, BROADCAST_NODE, refOfBroadcast, wordsOfBroadcast } from './words-of-broadcast.ts'

/** Why somebody cannot be sent the trial, for the answer of the API. */
export class NoTrial extends Error {
  override name = 'NoTrial'
}

/**
 * Sends a broadcast as it is, marked as a trial, to one phone of the team: of a Defender or an Advocate, who sees it as people will. It
 * is a message of their own thread and counts for nothing. @throws NoTrial, WordsMissing
 */
export function createTrial(parts: Parts) {
  const { store } = parts
  return async (doc: BroadcastDoc, personId: string, requestId: string): Promise<string> => {
    const matter = await matterOf(parts, doc)
    const reading = (await readPeople(parts, [personId], doc, matter)).get(personId)
    if (!reading?.file.partner)
      throw new NoTrial('A trial goes to a Defender or an Advocate: give the id of their contact record.')
    const addressId = await addressFor(store, personId)
    const address = reading.addresses.find(({ _id }) => _id === addressId)
    if (!address) throw new NoTrial('They have no address that can be written to.')
    const snapshot = await takeSnapshot(parts, reading.file, address, reading.conversation)
    const own = wordsOfBroadcast(doc, snapshot.lang)
    const ref = refOfBroadcast(parts.words, own, snapshot.facts)
    const { text } = parts.words.render(ref, renderFor(address, snapshot, parts.clock.now(), false), own)
    return putTrial(parts, { person: { _id: personId, key: reading.key }, address, text, requestId, kind: 'ours' })
  }
}

export const matterOf = async (
  { store }: Pick<Parts, 'store'>,
  { matter_id: id }: BroadcastDoc,
): Promise<MatterDoc | null> => (id ? ((await store.cases.get<MatterDoc>('matter', id))?.doc ?? null) : null)

export type TrialMessage = {
  person: Pick<PersonKey, '_id' | 'key'>
  address: AddressRecord
  text: string
  requestId: string
} & Pick<MessageRecord, 'kind' | 'trial' | 'trialOf'>

/** Puts it where whatever goes out is put; the same request again is the same message. @returns its id */
export async function putTrial(
  { store, clock, wake }: Parts,
  { person, address, text, requestId, ...as }: TrialMessage,
): Promise<string> {
  const now = clock.now()
  const ref: TextRef = { flow: 'common', key: 'trial', values: { text } }
  const id = `m_${store.vault.blindIndex(`trial/${requestId}`)}`
  await store.messages.insert([
    {
      _id: id,
      personId: person._id,
      addressId: address._id,
      direction: 'out',
      state: 'queued',
      order: now.getTime() * 1000,
      at: now,
      notBefore: now,
      level: 'L1',
      template: true,
      pressing: 'asked',
      flow: BROADCAST_FLOW,
      node: BROADCAST_NODE,
      after: [],
      attempts: 0,
      sealed: store.vault.seal(person.key, JSON.stringify(ref), `messages/${id}`),
      ...as,
    },
  ])
  await wake('deliver', { personId: person._id })
  return id
}
