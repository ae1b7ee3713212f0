import type { Event } from '../../engine/events.ts'
import type { Pressing } from '../../engine/pressing.ts'
import type { ConversationRecord, OutboxEntry } from '../../store/conversations.ts'
import type { Partner } from '../facts/partner.ts'
import type { Sought } from '../facts/sought.ts'

/** What a turn is going to commit. Effects write into it and nowhere else. */
export type Draft = {
  conversation: ConversationRecord
  outbox: OutboxEntry[]
}

/** What an effect may know. Pure: ids are derived from the inbox item, so a rerun makes the same ones. */
export type EffectContext = {
  personId: string
  addressId: string
  claimId: string | null
  /** The matter of that claim. */
  matterId: string | null
  /** There is a record of this person already. */
  onRecord: boolean
  /** Somebody else has this number: it was said before this turn. */
  wrongParty: boolean
  /** The search for this person; null: there is none. */
  searchId: string | null
  /** Whom the person who writes may know, and the search for them. */
  sought: Sought | null
  /** Id of the inbox item that caused the turn: the source of everything in it. */
  source: string
  actor: { kind: string; id?: string }
  /** The Defender or Advocate who writes; null for anybody else. */
  partner: Partner | null
  /** `reply` answers the person's own message; `ours` is begun by us. */
  kind: 'reply' | 'ours'
  /** Whatever is said in this turn is not held back by the weekly budget. */
  pressing?: Pressing
  /** When it happened, and when we learnt of it. */
  eventAt: Date
  /** Place of the source among what came in at that millisecond. */
  place: number
  now: Date
  /** A new id, the same in every rerun: prefix and a hash of the source and a counter. */
  nextId: (prefix: string) => string
  /** With the person's key, or with the hub's own. */
  seal: (text: string, where: string) => string
  sealOwn: (text: string, where: string) => string
  /** Nothing is said in this turn: the provider has answered already. */
  mute: boolean
}

export type Effect<E extends Event> = (event: E, draft: Draft, context: EffectContext) => void
