import type { Participation } from './matter-doc.ts'

/** Before any decision that closes the claim: the person is being asked. */
export const OPEN_STATES = [
  'NOT_CONTACTED',
  'NOTIFIED',
  'VERIFIED',
  'INFORMED',
  'UNDECIDED',
  'INTENDS_TO_JOIN',
  'CONSENT_SIGNED',
] as const

/** From joining to the money. */
const PAYOUT_STATES = [
  'DOCS_PENDING',
  'DOCS_OK',
  'METHOD_CHOSEN',
  'PAYEE_CONFIRMED',
  'SCHEDULED',
  'SENT',
  'PAID',
  'RETURNED',
  'TROUBLESHOOTING',
] as const

export const CLAIM_STATES = [
  ...OPEN_STATES,
  'JOINED',
  'DECLINED',
  'NO_DECISION',
  'INELIGIBLE',
  'DUPLICATE',
  'REPRESENTED_ELSEWHERE',
  ...PAYOUT_STATES,
  'CLOSED',
] as const
export type ClaimState = (typeof CLAIM_STATES)[number]

/** Of those that are open, the ones that a passed deadline closes: a signed form is the Advocate's to file. */
export const UNDECIDED_STATES = OPEN_STATES.filter((state) => state !== 'CONSENT_SIGNED')

/** Joined, and what comes after it. Nothing else counts as joined: not an intention, not a signed form. */
export const JOINED_STATES = ['JOINED', ...PAYOUT_STATES] as const satisfies readonly ClaimState[]

/** Joined at some time: a claim is closed only after that. What counts as joined. */
export const EVER_JOINED = [...JOINED_STATES, 'CLOSED'] as const satisfies readonly ClaimState[]
export const hasJoined = (state: string): boolean => EVER_JOINED.some((each) => each === state)

export const PAYOUT_CODES = [
  'NAME_MISMATCH',
  'ID_EXPIRED',
  'NO_ID',
  'ACCOUNT_WRONG',
  'ACCOUNT_CLOSED',
  'LIMIT_EXCEEDED',
  'PICKUP_EXPIRED',
  'COMPLIANCE_HOLD',
  'AGENT_NO_CASH',
  'CHECK_STALE',
  'CHECK_LOST',
  'CHECK_REFUSED',
  'THIRD_PARTY_SUSPECTED',
  'PAYEE_DECEASED',
  'SENT_TO_WRONG_PERSON',
] as const

/** How a payee would like a payment that came back, or that they could not collect. */
export const PAYOUT_WISHES = ['CHECK_ACCOUNT', 'CASH', 'IN_PARTS', 'SAME_PLACE', 'OTHER_PLACE', 'OTHER_DAY'] as const

export type Question = { key: string; text: string; asked_at: string; answered_at?: string }

/** A person's part in a matter. Instants ISO 8601, dates YYYY-MM-DD, amounts strings with two decimals. */
export type ClaimDoc = {
  id: string
  state: ClaimState
  person_id?: string
  /** Who inherited it: talks about it are with this person. */
  heir_id?: string
  matter_id?: string
  list_no?: string
  /** Fingerprint of the list row it was last imported from: the same row again changes nothing. */
  imported_row?: string
  participation?: Participation
  /** Court-local end of the last day, as an instant. */
  deadline?: string
  /** What the identity questions are checked against. */
  last_year?: number
  employers: string[]
  work: string[]
  notices: number
  notified_at?: string
  informed_text?: string
  in_person: boolean
  understood: boolean
  reminders: number
  questions: Question[]
  intended_at?: string
  signed_on?: string
  /** The photo of a signed form that waits to be looked at, by the id of the file. Empty: none. */
  form_sent?: string
  form?: string
  filed_on?: string
  joined_at?: string
  /** By silence, in a class that is left only by saying so. */
  stayed_in?: boolean
  declined_at?: string
  decline_reason?: string
  declines: number
  closed_reason?: string
  missing: string[]
  papers_asked_at?: string
  /** Papers that were sent, by the id of the file. */
  handed_in?: string[]
  /** As the payee copied them from their ID; `PersonDoc.name_on_id` is what somebody of ours saw. */
  payee_name?: string
  id_expires_on?: string
  id_state?: 'VALID' | 'EXPIRED' | 'NONE'
  method?: string
  bank?: string
  account?: string
  town?: string
  division?: string
  /** Who wrote it, where it was somebody of ours: another one confirms it. */
  method_by?: string
  /** Changed after a payment came back, and not confirmed since. */
  payee_open?: boolean
  payee_confirmed_at?: string
  /** Changed after the payee had been confirmed: held, until somebody has called and the days have passed. Empty: not. */
  method_changed_at?: string
  change_called_at?: string
  change_called_by?: string
  amount?: string
  currency?: string
  payout_reference?: string
  expires_on?: string
  /** When it was sent, which the payee was told then. */
  sent_at?: string
  paid_at?: string
  payout_code?: string
  payout_wish?: (typeof PAYOUT_WISHES)[number] | ''
  payout_wish_place?: string
  /** Open incidents of the person: nothing about the payout may change. */
  frozen_by: string[]
}
