import type { FieldKind } from './field.ts'
import type { Rate } from './money.ts'

export const HOURS_REPORT_STATES = [
  'NEW',
  'DRAFT',
  'SUBMITTED',
  'RETURNED',
  'REVIEWED',
  'INVOICED',
  'CLOSED',
  'DISCARDED',
] as const
export type HoursReportState = (typeof HOURS_REPORT_STATES)[number]

export const LINE_KINDS = ['WORK', 'TRAVEL', 'EXPENSE'] as const
export type LineKind = (typeof LINE_KINDS)[number]

/** What a Defender puts in: time for WORK and TRAVEL, an amount in its own currency for EXPENSE. */
export const LINE_FIELDS = {
  line: 'word',
  kind: { one_of: LINE_KINDS },
  on: 'date',
  /** First of the days that one figure speaks of, up to `on`. */
  since: 'date',
  task_id: 'word',
  what: 'text',
  minutes: 'count',
  amount: 'money',
  currency: 'currency',
  receipt: 'word',
  receipt_hash: 'hash',
  no_receipt_because: 'text',
} as const satisfies Record<string, FieldKind>

export type Judgement = {
  decision: 'APPROVED' | 'CHANGED' | 'RETURNED'
  /** What is approved where it was changed. */
  minutes?: number
  amount?: string
  reason?: string
  by: string
}
export type Line = {
  line: string
  kind: LineKind
  on: string
  since?: string
  task_id?: string
  what?: string
  minutes?: number
  amount?: string
  currency?: string
  receipt?: string
  receipt_hash?: string
  no_receipt_because?: string
  judged?: Judgement
}

/** The currency of the contract, its rate and caps, and what other reports have used of them; told by the facilitation. */
export type ReportTerms = {
  rate: string
  currency: string
  cap_minutes: number
  expense_cap: string
  used_minutes: number
  used_expenses: string
}

/** Approved, in the currency of the contract: fee and expenses add up to the total. */
export type Totals = { minutes: number; fee: string; expenses: string; total: string }

export type HoursReportDoc = {
  id: string
  state: HoursReportState
  facilitation_id?: string
  matter_id?: string
  defender_id?: string
  advocate_id?: string
  from?: string
  to?: string
  /** Null until the facilitation has told them. */
  terms: ReportTerms | null
  lines: Line[]
  /** The update that told the last summary: what puts it right stands in its place. */
  summary?: string
  submitted_at?: string
  /** Exchange rates, frozen at approval with their day and source. */
  rates: Rate[]
  /** Null until approved. */
  totals: Totals | null
  objection?: string
  agreed_at?: string
  /** Ledger A: NONE, DUE, PAID. Paying the Defender does not wait for the Advocate. */
  defender_payment: 'NONE' | 'DUE' | 'PAID'
  paid_on?: string
  paid_amount?: string
  paid_currency?: string
  paid_rate?: string
  paid_method?: string
  /** Ledger B: NONE, SENT, OVERDUE, DISPUTED, PAID. */
  advocate_invoice: 'NONE' | 'SENT' | 'OVERDUE' | 'DISPUTED' | 'PAID'
  invoice?: string
  invoice_due_on?: string
  /** The Advocate says that it is paid; finance confirms. */
  said_paid_at?: string
  dispute?: string
  invoice_paid_on?: string
}
