import type { BroadcastDoc } from '../../cases/broadcast-doc.ts'
import { windowOpen } from '../../channels/window.ts'
import type { TextRef } from '../../engine/events.ts'
import type { AddressRecord } from '../../store/addresses.ts'
import type { MessageRecord } from '../../store/messages.ts'
import { isOutage } from '../../store/outage.ts'
import type { UpdateRecord } from '../../store/updates.ts'
import { readCaseFile } from '../facts/case-file.ts'
import { bundled } from '../group/bundle.ts'
import type { Parts } from '../parts.ts'
import type { Relay } from '../relay.ts'
import type { Candidate } from '../send-rules/rule.ts'
import { WEEK_MS } from '../send-rules/weekly-budget.ts'
import { makeCandidate } from './candidate.ts'

/** What goes out together is put together only when it may go: until then more comes to it. */
const canRead = ({ lastInboundAt }: AddressRecord, now: Date): boolean =>
  windowOpen(lastInboundAt?.toISOString() ?? null, now.toISOString())

/**
 * Reads what the send rules need and makes the words. `after`: the updates that they rest on. Null: the words cannot be made;
 * the message is refused and staff told.
 */
export function createGather(parts: Parts, relay: Relay) {
  const { store, clock } = parts
  const isAboutTheCase = ({ flow, node }: MessageRecord): boolean =>
    flow !== undefined && node !== undefined && parts.words.needsApproval(flow, node)

  return async (message: MessageRecord, after: UpdateRecord[]): Promise<Candidate | null> => {
    const begun = message.kind === 'ours'
    const broadcast =
      message.broadcast === undefined
        ? null
        : ((await store.cases.get<BroadcastDoc>('broadcast', message.broadcast))?.doc ?? null)
    const [person, siblings, conversation, file] = await Promise.all([
      store.people.get(message.personId),
      store.addresses.ofPerson(message.personId),
      // An answer goes out at once: for it the look after the claim is enough.
      message.kind === 'reply' ? null : store.conversations.get(message.personId),
      // The matter concerns what we begin, and what it may say in words of its own.
      readCaseFile(parts, message.personId, begun || isAboutTheCase(message), broadcast?.matter_id),
    ])
    const address =
      siblings.find((each) => each._id === message.addressId) ?? (await store.addresses.get(message.addressId))
    if (!address) return refuse(message, 'The address is gone.')
    if (!person) return refuse(message, 'The person was erased.')
    const since = new Date(clock.now().getTime() - WEEK_MS)
    const contacts = begun ? ((await store.messages.begun([message.personId], since)).get(message.personId) ?? []) : []
    const reading = { key: person.key, addresses: siblings, conversation, file, begun: contacts, broadcast, after }
    try {
      const written = JSON.parse(
        store.vault.open(person.key, message.sealed ?? '', `messages/${message._id}`),
      ) as TextRef
      const together = message.node === 'group_bundle' && canRead(address, clock.now())
      const ref = together ? await bundled(parts, message, person.key) : written
      if (ref === null) return goesTogether(message)
      return (await makeCandidate(parts, message, address, reading, () => ref)) ?? goesInWriting(message)
    } catch (error) {
      if (isOutage(error)) throw error
      parts.log.error({ err: error, message: message._id }, 'the words of a message cannot be made')
      return refuse(message, 'The words cannot be made: a value is missing.')
    }
  }

  /** What was to be heard first is not recorded any more, or they prefer to read: the written message says it all. */
  async function goesInWriting({ _id }: MessageRecord): Promise<null> {
    const reason = 'It is not heard any more: the words go out in writing.'
    await store.messages.move(_id, ['queued'], { state: 'suppressed', code: 'written', reason })
    return null
  }

  async function goesTogether({ _id }: MessageRecord): Promise<null> {
    const reason = 'What it was to bring went out together with something else.'
    await store.messages.move(_id, ['queued'], { state: 'suppressed', code: 'bundled', reason })
    return null
  }

  async function refuse(message: MessageRecord, reason: string): Promise<null> {
    await store.messages.move(message._id, ['queued'], { state: 'refused', code: 'words', reason })
    await relay.handOff({
      id: `words/${message._id}`,
      reason: 'message_refused',
      priority: 'high',
      personId: message.personId,
      addressId: message.addressId,
      about: `message/${message._id}`,
    })
    return null
  }
}
