import { MAX_LINES } from './field.ts'
import { counted } from './hours-report-counted.ts'
import {
  type HoursReportDoc,
  type HoursReportState,
  LINE_FIELDS,
  type Line,
  type ReportTerms,
} from './hours-report-doc.ts'
import { linesInstead, SUMMARY, summaryLines, summaryTwice, withoutWrong } from './hours-report-summary.ts'
import { lacksReceipt, MAX_MINUTES_A_DAY, minutesOn } from './hours-report-totals.ts'
import type { Move, Update } from './noun.ts'
import { ownCase, partiesOf, partyProblem, tellCase } from './party.ts'
import { said } from './said.ts'

type Moves = Record<string, Move<HoursReportState, HoursReportDoc>>

const RECEIPT = { receipt: 'word', receipt_hash: 'hash', no_receipt_because: 'text' } as const
const writing = ['DRAFT', 'RETURNED'] as const
const teller = ['defender', 'staff'] as const

const known = (doc: HoursReportDoc, line: unknown): Line | undefined => doc.lines.find((each) => each.line === line)

/** What is wrong with a line, in words; null when nothing is. */
function lineProblem(doc: HoursReportDoc, line: Line, eventAt: string): string | null {
  // A day ahead is still today at another place.
  if (Date.parse(`${line.on}T00:00:00Z`) - Date.parse(eventAt) > 14 * 3_600_000) return 'The day lies in the future.'
  if (line.kind === 'EXPENSE') {
    if (!line.amount || !line.currency) return 'An expense needs amount and currency.'
    return line.minutes === undefined ? null : 'An expense has no minutes.'
  }
  if (!line.minutes) return 'Work and travel need minutes.'
  if (line.amount !== undefined || line.currency !== undefined) return 'Work and travel have no amount.'
  if (line.since) {
    if (line.since > line.on) return 'It ends before it begins.'
    return line.minutes > MAX_MINUTES_A_DAY * daysIn(line) ? `More than ${MAX_MINUTES_A_DAY / 60} hours a day.` : null
  }
  return minutesOn(doc.lines, line.on, line.line) + line.minutes > MAX_MINUTES_A_DAY
    ? `More than ${MAX_MINUTES_A_DAY / 60} hours stand on that day.`
    : null
}
const daysIn = ({ since = '', on }: Line): number => (Date.parse(on) - Date.parse(since)) / 86_400_000 + 1

const withLine = (doc: HoursReportDoc, line: Line): Line[] =>
  [...doc.lines.filter((each) => each.line !== line.line), line].sort((a, b) => (a.line < b.line ? -1 : 1))
const bareOf = ({ lines }: HoursReportDoc, what: unknown): Line | undefined =>
  lines.find((line) => line.what === what && lacksReceipt(line))
/** The same receipt under two lines. */
const receiptTwice = (doc: HoursReportDoc, { payload }: Update): boolean =>
  (payload.receipt_hash != null && doc.lines.filter((each) => each.receipt_hash === payload.receipt_hash).length > 1) ||
  (payload.receipt != null && doc.lines.filter((each) => each.receipt === payload.receipt).length > 1)

/** As it was told now; a receipt that was sent for the line stays with it. */
const told = (doc: HoursReportDoc, update: Update): Line => {
  const { receipt, receipt_hash, no_receipt_because } = known(doc, update.payload.line) ?? {}
  const kept = said(RECEIPT, { payload: { receipt, receipt_hash, no_receipt_because } })
  return { ...(update.payload.kind === 'EXPENSE' ? kept : {}), ...said(LINE_FIELDS, update) } as Line
}

/** What a Defender writes down, line by line, until it is sent for review. */
export const lineMoves: Moves = {
  open: {
    from: ['NEW'],
    to: 'DRAFT',
    who: teller,
    fields: { facilitation_id: 'word', defender_id: 'word', from: 'date', to: 'date' },
    requires: ['facilitation_id'],
    guard: (_, update) => {
      const { from, to } = update.payload as { from?: string; to?: string }
      if (from && to && from > to) return 'It ends before it begins.'
      return partyProblem(update, 'defender', 'A report names its Defender.')
    },
    change: (_, update) => ({
      ...(said({ facilitation_id: 'word', from: 'date', to: 'date' }, update) as Partial<HoursReportDoc>),
      defender_id: partiesOf(update).defender_id as string,
    }),
    tells: (doc) =>
      tellCase('facilitation', doc.facilitation_id, 'add_report', { report_id: doc.id, defender_id: doc.defender_id }),
  },
  // Told by the facilitation, again whenever another report or the cap changes.
  set_terms: {
    from: ['DRAFT', 'SUBMITTED', 'RETURNED', 'REVIEWED', 'INVOICED', 'CLOSED'],
    who: ['case'],
    fields: {
      rate: 'money',
      currency: 'currency',
      cap_minutes: 'count',
      expense_cap: 'money',
      used_minutes: 'count',
      used_expenses: 'money',
      advocate_id: 'word',
      matter_id: 'word',
    },
    requires: ['rate', 'currency', 'cap_minutes', 'expense_cap', 'used_minutes', 'used_expenses', 'advocate_id'],
    // What was approved stays as it was approved.
    change: (doc, { payload }) => {
      const { advocate_id, matter_id, ...terms } = payload
      const whose = { advocate_id: advocate_id as string, ...(matter_id ? { matter_id: matter_id as string } : {}) }
      return doc.totals ? whose : { ...whose, terms: terms as ReportTerms }
    },
  },
  put_line: {
    from: writing,
    who: teller,
    fields: LINE_FIELDS,
    requires: ['line', 'kind', 'on'],
    guard: (doc, update) => {
      if (!known(doc, update.payload.line) && doc.lines.length >= MAX_LINES)
        return `A report has at most ${MAX_LINES} lines.`
      return ownCase(doc, update) ?? lineProblem(doc, said(LINE_FIELDS, update) as Line, update.eventAt)
    },
    change: (doc, update) => ({ lines: withLine(doc, told(doc, update)) }),
    tells: (doc, update) =>
      receiptTwice(doc, update) ? [{ to: 'staff', reason: 'receipt_twice', priority: 'normal' }] : [],
  },
  sum_up: {
    from: writing,
    who: teller,
    fields: SUMMARY,
    requires: ['on'],
    guard: (doc, update) => {
      const lines = summaryLines(update)
      const others = withoutWrong(doc, update)
      if (lines.length === 0) return 'There is nothing in it.'
      if (others.lines.length + lines.length > MAX_LINES) return `A report has at most ${MAX_LINES} lines.`
      const problem = lines.map((line) => lineProblem(others, line, update.eventAt)).find((each) => each !== null)
      return ownCase(doc, update) ?? problem ?? null
    },
    change: (doc, update) => ({
      lines: linesInstead(doc, update).reduce(
        (lines, line) => withLine({ ...doc, lines }, line),
        withoutWrong(doc, update).lines,
      ),
      summary: update.key,
    }),
    tells: (doc, update) =>
      summaryTwice(doc, update) ? [{ to: 'staff', reason: 'hours_twice', priority: 'normal' }] : [],
  },
  // A receipt by what was paid: of several that are called so, the first that has none yet.
  show_receipt: {
    from: writing,
    who: teller,
    fields: { what: 'text', ...RECEIPT },
    requires: ['what'],
    guard: (doc, update) => {
      if (!bareOf(doc, update.payload.what)) return 'There is no such expense without a receipt.'
      const { receipt, no_receipt_because } = update.payload
      return receipt || no_receipt_because ? ownCase(doc, update) : 'Send the receipt, or say why there is none.'
    },
    change: (doc, update) => ({
      lines: withLine(doc, { ...bareOf(doc, update.payload.what), ...said(RECEIPT, update) } as Line),
    }),
    tells: (doc, update) =>
      receiptTwice(doc, update) ? [{ to: 'staff', reason: 'receipt_twice', priority: 'normal' }] : [],
  },
  put_receipt: {
    from: writing,
    who: teller,
    fields: { line: 'word', ...RECEIPT },
    requires: ['line'],
    guard: (doc, update) => {
      if (known(doc, update.payload.line)?.kind !== 'EXPENSE') return 'There is no such expense.'
      const { receipt, no_receipt_because } = update.payload
      return receipt || no_receipt_because ? ownCase(doc, update) : 'Send the receipt, or say why there is none.'
    },
    // It answers what the line came back for; a receipt stands in place of the reason why there was none.
    change: (doc, update) => {
      const { judged, no_receipt_because, ...line } = known(doc, update.payload.line) ?? {}
      const because = no_receipt_because && !update.payload.receipt ? { no_receipt_because } : {}
      return { lines: withLine(doc, { ...line, ...because, ...said({ line: 'word', ...RECEIPT }, update) } as Line) }
    },
    tells: (doc, update) =>
      receiptTwice(doc, update) ? [{ to: 'staff', reason: 'receipt_twice', priority: 'normal' }] : [],
  },
  remove_line: {
    from: writing,
    who: teller,
    fields: { line: 'word' },
    requires: ['line'],
    guard: (doc, update) => (known(doc, update.payload.line) ? ownCase(doc, update) : 'There is no such line.'),
    change: (doc, { payload }) => ({ lines: doc.lines.filter((each) => each.line !== payload.line) }),
  },
  submit: {
    from: writing,
    to: 'SUBMITTED',
    who: teller,
    fields: { read_back: 'flag' },
    requires: ['read_back'],
    guard: (doc, update) => {
      if (update.payload.read_back !== true) return 'It is read back to the Defender and confirmed first.'
      if (doc.lines.length === 0) return 'There is nothing in it yet.'
      if (!doc.terms) return 'No contract is in force for this work, so nothing can be counted.'
      if (doc.lines.some(lacksReceipt)) return 'An expense lacks its receipt, or the reason why there is none.'
      if (doc.lines.some(({ judged }) => judged?.decision === 'RETURNED'))
        return 'A returned line is corrected or taken out first.'
      return ownCase(doc, update)
    },
    change: (doc, { eventAt }) => ({ submitted_at: eventAt, lines: doc.lines.map(({ judged, ...line }) => line) }),
    tells: (doc) => [...counted(doc), { to: 'staff', reason: 'report_submitted', priority: 'normal' }],
  },
  remind_draft: {
    from: writing,
    who: ['timer'],
    tells: (doc) => (doc.lines.length > 0 ? [{ to: 'defender', flow: 'draft', with: { report: doc.id } }] : []),
  },
  discard: {
    from: writing,
    to: 'DISCARDED',
    who: teller,
    guard: ownCase,
    change: () => ({ lines: [] }),
    tells: (doc) => counted(doc),
  },
}
