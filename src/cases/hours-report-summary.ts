import type { FieldKind } from './field.ts'
import type { HoursReportDoc, Line } from './hours-report-doc.ts'
import type { Update } from './noun.ts'

/** A summary in one update: hours of work and of the road, and what was paid, as they were read back. */
export const SUMMARY = {
  /** How often it was put right: it stands in place of the last one. */
  instead: 'count',
  on: 'date',
  since: 'date',
  work: 'count',
  travel: 'count',
  expenses: {
    lines: {
      fields: { label: 'text', amount: 'money', currency: 'currency' },
      requires: ['label', 'amount', 'currency'],
    },
  },
} as const satisfies Record<string, FieldKind>
type Paid = { label: string; amount: string; currency: string }

/** Their ids come from the update's key: told twice it is the same lines. */
export function summaryLines({ key, payload }: Update): Line[] {
  const {
    on,
    since,
    work,
    travel,
    expenses = [],
  } = payload as { on: string; since?: string; work?: number; travel?: number; expenses?: Paid[] }
  const days = { on, ...(since ? { since } : {}) }
  return [
    ...(work ? [{ line: `${key}.w`, kind: 'WORK' as const, ...days, minutes: work }] : []),
    ...(travel ? [{ line: `${key}.t`, kind: 'TRAVEL' as const, ...days, minutes: travel }] : []),
    ...expenses.map(({ label, ...money }, index) => ({
      line: `${key}.${String(index + 1).padStart(3, '0')}`,
      kind: 'EXPENSE' as const,
      on,
      what: label,
      ...money,
    })),
  ]
}

/** All of a summary, or an expense of it, stands in the report already for the same days: sent again, or the same once more. A person asks. */
export const summaryTwice = (doc: HoursReportDoc, update: Update): boolean => {
  const lines = summaryLines(update)
  const others = new Set(doc.lines.filter(({ line }) => !lines.some((own) => own.line === line)).map(contentOf))
  const twins = lines.filter((line) => others.has(contentOf(line)))
  return twins.length > 0 && (twins.length === lines.length || twins.some(({ kind }) => kind === 'EXPENSE'))
}

/** The report without the summary that this one puts right. */
export const withoutWrong = (doc: HoursReportDoc, update: Update): HoursReportDoc =>
  update.payload.instead ? { ...doc, lines: linesBefore(doc) } : doc

/** Lines that no last summary told: those that stay where it is put right. */
export const linesBefore = (doc: HoursReportDoc): Line[] => doc.lines.filter((line) => !isOfLast(doc, line))

/** The day of which the last summary told; null: of none alone, or there is none. */
export const dayOfLast = (doc: HoursReportDoc): string | null => {
  const last = doc.lines.find((line) => isOfLast(doc, line))
  return last && last.since === undefined ? last.on : null
}

/** Its lines. What was paid and stayed as it was keeps its receipts. */
export const linesInstead = (doc: HoursReportDoc, update: Update): Line[] => {
  const lines = summaryLines(update)
  const paid = lines.filter(isPaid)
  const before = update.payload.instead ? doc.lines.filter((line) => isPaid(line) && isOfLast(doc, line)) : []
  const same = JSON.stringify(paid.map(priceOf)) === JSON.stringify(before.map(priceOf))
  return same ? lines.map((line) => ({ ...before[paid.indexOf(line)], ...line })) : lines
}

const isOfLast = (doc: HoursReportDoc, { line }: Line): boolean =>
  doc.summary !== undefined && line.startsWith(`${doc.summary}.`)
const isPaid = ({ kind }: Line): boolean => kind === 'EXPENSE'
const priceOf = ({ what, amount, currency }: Line): unknown[] => [what, amount, currency]
const contentOf = ({ kind, on, since, minutes, amount, currency, what }: Line): string =>
  JSON.stringify([kind, on, since ?? null, minutes ?? null, amount ?? null, currency ?? null, what ?? null])
