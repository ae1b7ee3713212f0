import type { TextRef } from '../engine/events.ts'
import type { MessageRecord } from '../store/messages.ts'
import { isOutage } from '../store/outage.ts'
import type { UpdateRecord } from '../store/updates.ts'
import { readCaseFile } from './case-file.ts'
import { renderFor } from './compose.ts'
import { takeSnapshot } from './facts.ts'
import { matterWords } from './matter-words.ts'
import type { Parts } from './parts.ts'
import type { Relay } from './relay.ts'
import type { Candidate } from './send-rules/rule.ts'
import { WEEK_MS } from './send-rules/weekly-budget.ts'
import { voiceFor } from './voice-for.ts'

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
    const [person, siblings, conversation, file] = await Promise.all([
      store.people.get(message.personId),
      store.addresses.ofPerson(message.personId),
      // An answer goes out at once: for it the look after the claim is enough.
      message.kind === 'reply' ? null : store.conversations.get(message.personId),
      // The matter concerns what we begin, and what it may say in words of its own.
      readCaseFile(parts, message.personId, begun || isAboutTheCase(message)),
    ])
    const address =
      siblings.find((each) => each._id === message.addressId) ?? (await store.addresses.get(message.addressId))
    if (!address) return refuse(message, 'The address is gone.')
    if (!person) return refuse(message, 'The person was erased.')
    const now = clock.now()
    const snapshot = await takeSnapshot(parts, file, address, conversation)
    const since = new Date(now.getTime() - WEEK_MS)
    const contacts = begun ? await store.messages.begun(message.personId, since) : []
    const { weeklyContacts, weeklyAdvocateContacts } = await store.settings.organisation()
    try {
      const ref = JSON.parse(store.vault.open(person.key, message.sealed ?? '', `messages/${message._id}`)) as TextRef
      const { own, elsewhere } = matterWords(file.matter, ref, snapshot)
      const rendered = parts.words.render(ref, renderFor(address, snapshot, now, message.template === true), own)
      const voiced = own || elsewhere ? null : voiceFor(parts, message, ref, { address, snapshot, now })
      if (message.spoken && !(voiced && 'voice' in voiced)) return goesInWriting(message)
      const { lang, version, unapproved } = voiced && 'voice' in voiced ? voiced.voice : {}
      return {
        message,
        address,
        to: store.addresses.value(address).value,
        conversation,
        snapshot,
        after,
        otherChannels: siblings
          .filter((each) => each._id !== address._id && each.unreachable === undefined && parts.channels[each.channel])
          .map((each) => each.channel),
        text: rendered.text,
        words:
          version && lang
            ? { lang, hash: version, ...(unapproved ? { unapproved } : {}) }
            : { ...rendered.version, ...(elsewhere ? { unapproved: true } : {}) },
        ref,
        ...voiced,
        ...(own ? { own } : {}),
        key: person.key,
        provider: parts.provider,
        begun: contacts,
        weeklyContacts: file.partner?.noun === 'advocate' ? weeklyAdvocateContacts : weeklyContacts,
        now,
      }
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
