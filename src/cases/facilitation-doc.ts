import type { Category } from './matter-doc.ts'

/** Five steps: the review up to a proposed Defender, the agreements, the work, payment, evaluation; then closed. */
export const FACILITATION_STATES = [
  'NEW',
  'REQUESTED',
  'CALL_BOOKED',
  'REVIEWED',
  'PROPOSED',
  'ADVOCATE_AGREEMENT',
  'CONTRACT_DRAFT',
  'IN_EDIT',
  'SIGNING',
  'ACTIVE',
  'PAUSED',
  'PAYMENT',
  'EVALUATION',
  'CLOSED',
  'CANCELLED',
  'DECLINED',
  'REFERRED_OUT',
] as const
export type FacilitationState = (typeof FACILITATION_STATES)[number]

export const REVIEW_STATES = ['REQUESTED', 'CALL_BOOKED', 'REVIEWED', 'PROPOSED'] as const
export const AGREEING_STATES = ['ADVOCATE_AGREEMENT', 'CONTRACT_DRAFT', 'IN_EDIT', 'SIGNING'] as const
/** The work, its payment and its evaluation go side by side; the state names the first that is not done. */
export const WORKING_STATES = ['ACTIVE', 'PAUSED', 'PAYMENT', 'EVALUATION'] as const
export const OPEN_FACILITATION = [...REVIEW_STATES, ...AGREEING_STATES, ...WORKING_STATES] as const

export const WHERE_NOW = ['HOME_COUNTRY', 'US', 'CANADA', 'ELSEWHERE', 'UNKNOWN'] as const
export const URGENCIES = ['NORMAL', 'HIGH', 'URGENT'] as const
export const PAUSE_REASONS = ['SAFETY', 'BUDGET_CAP', 'MISSING_INPUT', 'CONTRACT_ENDED', 'OTHER'] as const

/** What a facilitation knows of a report: minutes and expenses that were put in, or approved once they are. */
export type ReportEntry = {
  minutes: number
  expenses: string
  defender_payment: string
  advocate_invoice: string
}

/** One contract's work for an Advocate. A matter may have several. Instants ISO 8601, amounts in the contract's currency. */
export type FacilitationDoc = {
  id: string
  state: FacilitationState
  matter_id?: string
  advocate_id?: string
  defender_id?: string
  source?: string
  referral_id?: string
  reference?: string
  /** Where the work is to be done. */
  country?: string
  languages: string[]
  task_types: string[]
  deadline?: string
  /** The day by which the Advocate needs it; what the court counts by is `deadline`. */
  needed_by?: string
  about?: string
  where_now?: string
  category?: Category
  urgency: string
  /** For the order of the queue: the lower, the sooner. */
  triage: number
  call_at?: string
  /** The Advocate said that the time suits. */
  call_confirmed_at?: string
  /** Which time would suit better, in the Advocate's words. */
  call_wish?: string
  call_held_on?: string
  decision_reason?: string
  offered_at?: string
  accepted_at?: string
  /** Each side says that it has no conflict of interest. */
  no_conflict: string[]
  refused_by: string[]
  advocate_agreed: boolean
  /** The contract that is being written, and the one in force. */
  draft_id?: string
  contract_id?: string
  /** The contract whose place the one in force took. */
  superseded_id?: string
  contract_state?: string
  rate?: string
  currency?: string
  cap_minutes?: number
  expense_cap?: string
  /** Task -> OPEN, DONE or CANCELLED. */
  tasks: Record<string, string>
  reports: Record<string, ReportEntry>
  /** The highest per cent of the caps that was told: 0, 80 or 100. */
  alerted: number
  /** The same before the last report was counted: what is new is told. */
  alerted_before: number
  /** Minutes by which the Advocate is asked to raise the cap; 0: nothing is asked. */
  cap_asked?: number
  next_report_on?: string
  next_status_on?: string
  no_report_because?: string
  paused_because?: string
  /** ADVOCATE and DEFENDER -> state of their evaluation. */
  evaluations: Record<string, string>
  closed_at?: string
  cancelled_because?: string
  outcome?: string
}
