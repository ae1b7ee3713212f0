import type { BroadcastDoc } from '../../cases/broadcast-doc.ts'
import type { ChannelName } from '../../channels/channel.ts'
import type { TextRef } from '../../engine/events.ts'
import type { AddressRecord } from '../../store/addresses.ts'
import type { ConversationRecord } from '../../store/conversations.ts'
import type { Contact } from '../../store/messages/begun.ts'
import type { MessageRecord } from '../../store/messages.ts'
import type { UpdateRecord } from '../../store/updates.ts'
import type { OwnWords, Rendered, WordsVersion } from '../../words/words.ts'
import type { Snapshot } from '../facts/facts.ts'
import type { LookedUp } from '../sending/look-again.ts'
import type { Heard } from '../sending/voice-for.ts'

/** Everything a rule may look at, read just before the send. */
export type Candidate = {
  message: MessageRecord
  address: AddressRecord
  /** The number or id itself. */
  to: string
  /** Null: there is none, or it is an answer that is not claimed yet; then it is looked at after the claim. */
  conversation: ConversationRecord | null
  snapshot: Snapshot
  /** Updates that must be accepted before these words may go out. */
  after: UpdateRecord[]
  /** Channels on which this person has another address. */
  otherChannels: ChannelName[]
  /** The words as they will be sent, what they are made from, and the key of the person. */
  text: string
  /** The same with what else is shown of them; absent: made when it is needed. */
  rendered?: Rendered
  /** Which words they are; none where staff wrote them. */
  words?: WordsVersion
  ref: TextRef
  /** Of what we begin, and of what tells of an item of a list: that item as it is now. */
  again?: LookedUp
  /** The matter says it in its own words. */
  own?: OwnWords
  /** It goes out as this recording; `text` is what it says. */
  voice?: Heard
  /** It is written, and what it says is heard before it. */
  first?: true
  key: string
  provider: 'live' | 'loopback'
  /** Which broadcast it belongs to, as that stands now. */
  broadcast?: Pick<BroadcastDoc, 'state' | 'expires_at' | 'at_hour'>
  /** For what we begin: how we began within the last week, and how often a week we may. */
  begun: readonly Contact[]
  weeklyContacts: number
  now: Date
}

/** What a rule says. The reason is in words, for staff; it holds no name, number or text. */
export type Verdict =
  | { do: 'allow' }
  | { do: 'defer'; until: Date; reason: string }
  | { do: 'reroute'; channel: ChannelName; reason: string }
  /**
   * `staff`: somebody must look, because the person would otherwise wait in vain. `row`: what the row in their queue is
   * about; one row for all messages that are refused for it. Absent: the message.
   */
  | { do: 'refuse'; reason: string; staff: boolean; row?: string }

export type SendRule = { name: string; judge: (candidate: Candidate) => Verdict }

export const ALLOW: Verdict = { do: 'allow' }

export const defineSendRule = (rule: SendRule): SendRule => rule
