import type { RELATION_KINDS } from './relationship.ts'

export const SEARCH_STATES = [
  'NEW',
  'OPEN',
  'WORKING',
  'LOCATED_UNVERIFIED',
  'LOCATED',
  'LOCATED_DECEASED',
  'LOCATED_DECLINES_CONTACT',
  'NOT_FOUND',
  'STOPPED',
] as const
export type SearchState = (typeof SEARCH_STATES)[number]

/** Somebody is still being looked for, or it is not sure yet that it is they. */
export const SEEKING = ['OPEN', 'WORKING', 'LOCATED_UNVERIFIED'] as const satisfies readonly SearchState[]

/** A new lead begins again what had ended without finding anybody; a stop is a decision, and stays. */
export const LOOKING: readonly SearchState[] = [...SEEKING, 'NOT_FOUND']

export const LEAD_KINDS = ['PHONE', 'PERSON', 'PLACE', 'EMPLOYER', 'ONLINE'] as const
export const ATTEMPT_CHANNELS = ['CALL', 'WA', 'SMS', 'VISIT', 'RADIO', 'LETTER', 'THIRD_PARTY'] as const
export const ATTEMPT_RESULTS = [
  'NO_ANSWER',
  'INVALID',
  'NOT_ON_WHATSAPP',
  'WRONG_PERSON',
  'MESSAGE_LEFT',
  'REFUSED',
  'REACHED',
  'LEAD_GIVEN',
  'UNSAFE',
] as const
/** Through whom or what the person was found: what the report counts by. */
export const ROUTES = ['DIRECT_PHONE', 'RELATIVE', 'ACQUAINTANCE', 'VISIT', 'COWORKER', 'CAME_TO_US', 'OTHER'] as const
/** What speaks for it that this is the person. */
export const EVIDENCE = [
  'LISTED_NUMBER',
  'OWN_ANSWERS',
  'ID_SEEN',
  'VISIT',
  'RELATIVE',
  'COWORKER',
  'ACQUAINTANCE',
  'AUTHORITY',
  'DEATH_RECORD',
] as const
/** B6: the person lets their contact be passed on, calls themselves, or neither. Not asked counts as no. */
export const SHARE_ANSWERS = ['SHARE', 'CALLS', 'NO'] as const

/** Anything that may lead to the person: a number, a nickname, a hamlet, a crew-mate, a church. */
export type Lead = {
  /** Key of the update that told it. */
  key: string
  kind: (typeof LEAD_KINDS)[number]
  told_at: string
  /** A number that was given once more later is one lead: when it was given last. */
  told_again_at?: string
  source: string
  /** Day of which it tells; old ones lead nowhere. */
  fresh_on?: string
  /** 0 hearsay to 3 certain. */
  trust: number
  safe_to_contact: boolean
  /** Who approved that a neutral first contact goes there: nobody is written to by default. */
  approved_by?: string
  /** Id of an address, where it is one that we write to. */
  address?: string
  /** Id of the acquaintance's own person record. */
  person?: string
  /** What the acquaintance is to the one who is sought. */
  relation?: (typeof RELATION_KINDS)[number]
  /** A number of the person, E.164, and who gave it: the acquaintance's own person record. */
  number?: string
  told_by?: string
  note?: string
  /** Whether the person agreed that the number is given to us, as the teller reports. */
  consent_reported?: boolean
}

export type Attempt = {
  key: string
  at: string
  by: string
  automated: boolean
  channel: (typeof ATTEMPT_CHANNELS)[number]
  result: (typeof ATTEMPT_RESULTS)[number]
  lead?: string
  address?: string
  note?: string
}

/** What an acquaintance told of the person in passing, to be looked into: that they died or are away, in the teller's words. */
export type Told = {
  key: string
  at: string
  says: 'DIED' | 'AWAY'
  lead?: string
  address?: string
  note?: string
}

/** A slip of paper that a Defender left (B7). Its word proves that somebody holds the slip, and not who they are. */
export type Slip = { word: string; at: string; by: string }

export type SearchEvidence = { key: string; what: (typeof EVIDENCE)[number]; from: string; at: string; note?: string }

/** The search for one person, for one matter or several. Instants ISO 8601. */
export type SearchDoc = {
  id: string
  state: SearchState
  person_id?: string
  /** The matter that asked first; `matters` has all. */
  matter_id?: string
  matters: string[]
  defender_id?: string
  opened_at?: string
  leads: Lead[]
  attempts: Attempt[]
  evidence: SearchEvidence[]
  slips?: Slip[]
  told?: Told[]
  route?: (typeof ROUTES)[number]
  found_at?: string
  share_contact?: (typeof SHARE_ANSWERS)[number]
  shared_at?: string
  /** Written reason of whoever ended it. */
  reason?: string
}
