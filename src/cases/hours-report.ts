import { HOURS_REPORT_STATES, type HoursReportDoc, type HoursReportState } from './hours-report-doc.ts'
import { ledgerMoves } from './hours-report-ledgers.ts'
import { lineMoves } from './hours-report-lines.ts'
import { reviewMoves } from './hours-report-review.ts'
import { defineNoun } from './noun.ts'

export type { HoursReportDoc } from './hours-report-doc.ts'

/** Hours and expenses of a Defender in one facilitation: lines, their review, and two ledgers. */
export const hoursReport = defineNoun<HoursReportState, HoursReportDoc>({
  name: 'hours_report',
  states: HOURS_REPORT_STATES,
  initial: (id) => ({
    id,
    state: 'NEW',
    terms: null,
    totals: null,
    lines: [],
    rates: [],
    defender_payment: 'NONE',
    advocate_invoice: 'NONE',
  }),
  opens: 'open',
  clear: ['facilitation_id', 'defender_id', 'advocate_id', 'defender_payment', 'advocate_invoice', 'invoice'],
  due: [
    { move: 'remind_draft', in: ['DRAFT', 'RETURNED'], since: 'to', after: ['0h'] },
    { move: 'overdue', in: ['INVOICED'], since: 'invoice_due_on', after: ['1d', '8d', '31d'] },
  ],
  moves: { ...lineMoves, ...reviewMoves, ...ledgerMoves },
})
