import type { FacilitationDoc } from '../../../cases/facilitation-doc.ts'
import { capUsed, used } from '../../../cases/facilitation-standing.ts'
import type { HoursReportDoc } from '../../../cases/hours-report-doc.ts'
import { counted, row, totals } from '../cells.ts'
import type { Case } from '../facts.ts'
import type { Cell, Label, Row, Section } from '../report.ts'
import type { LabelKey } from '../words/en.ts'

type Hours = Case<HoursReportDoc>

/** The two ledgers of approved reports, which do not know of each other: what Defenders are paid, what Advocates owe. */
export const ledgerSections = (hours: readonly Hours[]): Section[] => [
  {
    name: 'defender_pay',
    title: 'ledger_defender',
    columns: LEDGER,
    // An Advocate reads what is owed, not what the Defender is paid.
    only: ['admin', 'staff', 'finance', 'defender'],
    rows: ledger(approved(hours), ({ defender_payment }) => defender_payment, [
      ['DUE', 'pay_due'],
      ['PAID', 'pay_paid'],
    ]),
  },
  {
    name: 'advocate_invoice',
    title: 'ledger_advocate',
    columns: LEDGER,
    rows: ledger(approved(hours), ({ advocate_invoice }) => advocate_invoice, [
      ['NONE', 'invoice_none'],
      ['SENT', 'invoice_sent'],
      ['OVERDUE', 'invoice_overdue'],
      ['DISPUTED', 'invoice_disputed'],
      ['PAID', 'invoice_paid'],
    ]),
  },
]

const LEDGER = ['reports', 'amount'] as const satisfies readonly LabelKey[]
const FEES = ['reports', 'hours', 'fee', 'expenses', 'total'] as const satisfies readonly LabelKey[]

export const approved = (hours: readonly Hours[]): Hours[] => hours.filter(({ doc }) => doc?.totals && doc.terms)

function ledger(
  hours: readonly Hours[],
  stateOf: (doc: HoursReportDoc) => string,
  order: readonly (readonly [string, LabelKey])[],
): Row[] {
  return order.flatMap(([state, label]) => {
    const of = hours.filter(({ doc }) => doc && stateOf(doc) === state)
    return perCurrency(state.toLowerCase(), label, of, (part) => [
      counted('hours_report', part),
      amountOf(part, 'total'),
    ])
  })
}

/** What was earned by whom: hours, fee and expenses as they were approved. */
export const feeSection = (
  name: string,
  title: LabelKey,
  hours: readonly Hours[],
  ownerOf: (doc: HoursReportDoc) => string | undefined,
): Section => {
  const byOwner = Map.groupBy(approved(hours), ({ doc }) => (doc ? ownerOf(doc) : undefined) ?? '')
  return {
    name,
    title,
    columns: FEES,
    rows: [...byOwner]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([owner, of]) =>
        perCurrency(owner || 'none', owner ? { code: owner } : 'none', of, (part) => [
          counted('hours_report', part),
          { kind: 'minutes', minutes: part.reduce((sum, { doc }) => sum + (doc?.totals?.minutes ?? 0), 0) },
          amountOf(part, 'fee'),
          amountOf(part, 'expenses'),
          amountOf(part, 'total'),
        ]),
      ),
  }
}

/** Of each contract how much of its caps is used, reports that are not judged yet included. */
export const capSection = (facilitations: readonly Case<FacilitationDoc>[]): Section => ({
  name: 'caps',
  title: 'caps',
  columns: ['hours', 'hour_cap', 'expenses', 'expense_cap', 'used_percent', 'alerted'],
  rows: facilitations.flatMap(({ id, doc }) => {
    if (doc?.cap_minutes === undefined || doc.expense_cap === undefined || doc.currency === undefined) return []
    const { minutes, expenses } = used(doc)
    const money = (amount: string): Cell => ({ kind: 'money', money: { amount, currency: doc.currency ?? '' } })
    return row(
      id,
      { code: id },
      { kind: 'minutes', minutes },
      { kind: 'minutes', minutes: doc.cap_minutes },
      money(expenses),
      money(doc.expense_cap),
      { kind: 'text', text: `${capUsed(doc)} %` },
      { kind: 'text', text: `${doc.alerted} %` },
    )
  }),
})

const amountOf = (hours: readonly Hours[], what: 'fee' | 'expenses' | 'total'): Cell => {
  const amounts = hours.flatMap(({ doc }) =>
    doc?.totals && doc.terms ? [{ amount: doc.totals[what], currency: doc.terms.currency }] : [],
  )
  const [money] = totals(amounts)
  return money
    ? { kind: 'money', money, who: { noun: 'hours_report', ids: hours.map(({ id }) => id) } }
    : { kind: 'count', value: 0 }
}

/** Amounts of unlike currencies never stand in one figure. */
function perCurrency(name: string, label: Label, hours: readonly Hours[], cells: (part: Hours[]) => Cell[]): Row[] {
  const parts = [...Map.groupBy(hours, ({ doc }) => doc?.terms?.currency ?? '')].sort(([a], [b]) => (a < b ? -1 : 1))
  if (parts.length === 0) return [row(name, label, ...cells([]))]
  return parts.map(([currency, part]) =>
    row(parts.length === 1 ? name : `${name}_${currency.toLowerCase()}`, label, ...cells(part)),
  )
}
