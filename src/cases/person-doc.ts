import type { Level } from '../engine/events.ts'
import type { LegalHold } from './legal-hold.ts'

export const PERSON_STATES = [
  'UNKNOWN',
  'LEAD',
  'LOCATED',
  'VERIFIED_L1',
  'L2',
  'L3',
  'DECEASED',
  'MERGED',
  'DO_NOT_CONTACT',
] as const
export type PersonState = (typeof PERSON_STATES)[number]

/** How sure we are that this person is at that address. `by`: who vouched or checked. */
export type AddressLevel = { level: Level; how: string; at: string; by?: string }

/** One address of the person. The number itself is with the address store. */
export type PersonAddress = { id: string; added_at: string; source: string; order: number }

export type TrustCode = { code: string; by: string; at: string }

/** `languages`: all that they named, where they named several. */
export type Preferences = {
  mode?: string
  language?: string
  languages?: string[]
  best_hour?: string
  variant_place?: string
}

export const PURPOSES = ['CASE', 'GROUP', 'REMINDER', 'RESEARCH'] as const
export type Purpose = (typeof PURPOSES)[number]
export type ConsentState = 'NONE' | 'ASKED' | 'GIVEN' | 'WITHDRAWN'
export type Consent = { state: ConsentState; at?: string; source?: string; text_version?: string }
export type Consents = Record<Purpose, Consent>

/** A migrant (or whoever writes to us): names as they were told, levels per address, wishes. Instants ISO 8601. */
export type PersonDoc = {
  id: string
  state: PersonState
  /** Names are kept apart and never written over each other: court record, ID, how the person is called. */
  given_name?: string
  first_surname?: string
  second_surname?: string
  nickname?: string
  name_on_id?: string
  address_form?: string
  birth_year?: number
  town?: string
  region?: string
  country?: string
  language?: string
  /** On a list of ours: a person we look for, not a stranger who wrote. */
  known: boolean
  /** What somebody who wrote to us told of themselves; never taken for what is on record. */
  said_name?: string
  said_town?: string
  said_clue?: string
  /** With what they wrote to us first: the word of a slip may stand there already. */
  said_opening?: string
  /** The address at which they told it. */
  said_at?: string
  /** Fingerprint of the list row it was last imported from: the same row again changes nothing. */
  imported_row?: string
  addresses: PersonAddress[]
  levels: Record<string, AddressLevel>
  /** Addresses from which the person answered, with the instant. */
  reached: Record<string, string>
  wrong_party: string[]
  shared: string[]
  /** Addresses at which somebody under 18 answered. */
  minors?: string[]
  /** Addresses of which the person said that nobody else uses them. */
  unshared: string[]
  prefs: Preferences
  consents: Consents
  /** `<address>.<purpose>` of what was asked or agreed to: a stop is told to each. */
  consented: string[]
  opted_out: boolean
  opted_out_at?: string
  trust: Record<string, number>
  identity_sessions: number
  /** Too many failed sessions: only people may identify this person now. */
  identity_locked: boolean
  death_reported_at?: string
  merged_into?: string
  /** Ids of people who have died and whose claims this person inherited: they are talked about here. */
  heir_of?: string[]
  /** Searches in which this person may know where the one who is sought is; the last is the latest. */
  may_know?: string[]
  /** Words of the slips that were left for this person. */
  slips?: string[]
  /** Searches for this person. */
  sought_in?: string[]
  /** Ids of people who turned out to be this one; their claims, addresses and messages are found here too. */
  merged?: string[]
  /** Two words that the Defender gave them by voice or on a card; we say them to them, they never have to. */
  trust_word?: string
  /** Codes that somebody of the team reads out, so that the person can ask whether they are ours. */
  codes?: TrustCode[]
  /** Wrong ones since the last was made. */
  code_misses?: number
  /** Open incidents that stop whatever we would begin. */
  frozen_by: string[]
  /** Nothing about the person is removed. */
  legal_holds?: LegalHold[]
  /** The call that read the payment details back, until a second person approves it. */
  read_back?: { address: string; by: string; at: string }
}
