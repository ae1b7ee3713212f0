import type { BroadcastDoc } from '../../cases/broadcast-doc.ts'
import type { TextRef } from '../../engine/events.ts'
import type { AddressRecord } from '../../store/addresses.ts'
import type { ConversationRecord } from '../../store/conversations.ts'
import type { Contact } from '../../store/messages/begun.ts'
import type { MessageRecord } from '../../store/messages.ts'
import type { UpdateRecord } from '../../store/updates.ts'
import { wordsOfBroadcast } from '../broadcast/words-of-broadcast.ts'
import { type CaseFile, fileAt } from '../facts/case-file.ts'
import { type Snapshot, takeSnapshot } from '../facts/facts.ts'
import { createGroupFiles } from '../group/group-files.ts'
import { matterWords } from '../library/matter-words.ts'
import type { Parts } from '../parts.ts'
import type { Candidate } from '../send-rules/rule.ts'
import { renderFor } from './compose.ts'
import { lookAgain } from './look-again.ts'
import { voiceFor } from './voice-for.ts'

/** What the store holds of the person of a message, read for one or for many. */
export type Reading = {
  /** The person's key. */
  key: string
  addresses: readonly AddressRecord[]
  /** See Candidate. */
  conversation: ConversationRecord | null
  file: CaseFile
  /** States of their claims in the matter of the broadcast. */
  claims?: readonly string[]
  /** When we began with them within the last week. */
  begun: readonly Contact[]
  /** Of the broadcast that the message belongs to. */
  broadcast: BroadcastDoc | null
  after: UpdateRecord[]
}

/**
 * Makes the words of a message and everything that the send rules look at. Reads nothing about the person but what words
 * with `still` tell of. Null: it was to be heard and is not any more. @throws WordsMissing
 */
export async function makeCandidate(
  parts: Pick<Parts, 'store' | 'clock' | 'senders' | 'words' | 'channels' | 'provider'>,
  message: MessageRecord,
  /** With its number, where that was opened already. */
  address: AddressRecord & { value?: string },
  reading: Reading,
  refOf: (snapshot: Snapshot) => TextRef,
): Promise<Candidate | null> {
  const { store, clock } = parts
  const { key, addresses, conversation, begun, broadcast, after } = reading
  const file = fileAt(reading.file, address._id)
  const now = clock.now()
  const snapshot = await takeSnapshot(parts, file, address, conversation)
  const { weeklyContacts, weeklyAdvocateContacts } = await store.settings.organisation()
  const told = await createGroupFiles(parts).withoutGone(refOf(snapshot))
  // Whatever counts at this address: that a partner may not be told here is for another rule, which tells the team.
  const { ref, again } = await lookAgain(parts, message, { file: reading.file, snapshot, told })
  const { own, elsewhere } = broadcast
    ? { own: wordsOfBroadcast(broadcast, snapshot.lang), elsewhere: false }
    : matterWords(file.matter, ref, snapshot)
  const rendered = parts.words.render(ref, renderFor(address, snapshot, now, message.template === true), own)
  const voiced = own || elsewhere ? null : voiceFor(parts, message, ref, { address, snapshot, now })
  if (message.spoken && !(voiced && 'voice' in voiced)) return null
  const { lang, version, unapproved } = voiced && 'voice' in voiced ? voiced.voice : {}
  return {
    message,
    address,
    to: address.value ?? store.addresses.value(address).value,
    conversation,
    snapshot,
    after,
    otherChannels: addresses
      .filter((each) => each._id !== address._id && each.unreachable === undefined && parts.channels[each.channel])
      .map((each) => each.channel),
    text: rendered.text,
    rendered,
    words:
      version && lang
        ? { lang, hash: version, ...(unapproved ? { unapproved } : {}) }
        : { ...rendered.version, ...(elsewhere ? { unapproved: true } : {}) },
    ref,
    ...(again ? { again } : {}),
    ...voiced,
    ...(own ? { own } : {}),
    ...(broadcast ? { broadcast } : {}),
    key,
    provider: parts.provider,
    begun,
    weeklyContacts: file.partner?.noun === 'advocate' ? weeklyAdvocateContacts : weeklyContacts,
    now,
  }
}
