import type { HoursReportDoc, Line, ReportTerms, Totals } from './hours-report-doc.ts'
import { add, cents, convert, feeFor, type Money, total } from './money.ts'

/** Minutes of work and travel on one day: beyond it something was written down wrongly. */
export const MAX_MINUTES_A_DAY = 16 * 60

const timed = ({ kind }: Line): boolean => kind !== 'EXPENSE'
const minutesOf = (line: Line): number =>
  line.judged?.decision === 'CHANGED' ? (line.judged.minutes ?? 0) : (line.minutes ?? 0)
const amountOf = (line: Line): Money => ({
  amount: (line.judged?.decision === 'CHANGED' ? line.judged.amount : line.amount) ?? '0.00',
  currency: line.currency ?? '',
})

/** Lines that count: of a judged report the approved and the changed ones, before that all. */
const counting = (lines: readonly Line[]): Line[] => lines.filter(({ judged }) => judged?.decision !== 'RETURNED')

export const minutesIn = (lines: readonly Line[]): number =>
  counting(lines)
    .filter(timed)
    .reduce((sum, line) => sum + minutesOf(line), 0)

/** Expenses, one amount for each currency in the order of their names. */
export function expensesIn(lines: readonly Line[]): Money[] {
  const amounts = counting(lines)
    .filter((line) => !timed(line))
    .map(amountOf)
  const currencies = [...new Set(amounts.map(({ currency }) => currency))].sort()
  return currencies.map((currency) =>
    total(
      amounts.filter((each) => each.currency === currency),
      currency,
    ),
  )
}

export type Noted = { work: number; travel: number; expenses: Money[] }

/** Minutes of work and of the road, and expenses as in `expensesIn`; null of no lines. */
export const notedIn = (lines: readonly Line[]): Noted | null => {
  if (lines.length === 0) return null
  const of = (kind: Line['kind']): number => minutesIn(lines.filter((line) => line.kind === kind))
  return { work: of('WORK'), travel: of('TRAVEL'), expenses: expensesIn(lines) }
}

/** Currencies of expenses for which no rate is frozen yet. */
export const ratesMissing = ({ lines, rates, terms }: HoursReportDoc): string[] =>
  expensesIn(lines)
    .map(({ currency }) => currency)
    .filter((currency) => currency !== terms?.currency && !rates.some((rate) => rate.currency === currency))

/**
 * What the approved lines come to. The fee is rounded once, over all minutes; expenses once for each currency, over its
 * total. @throws MoneyError when a rate is missing
 */
export function totalsOf(
  { lines, rates }: Pick<HoursReportDoc, 'lines' | 'rates'>,
  { rate, currency }: ReportTerms,
): Totals {
  const minutes = minutesIn(lines)
  const fee = feeFor(minutes, { amount: rate, currency })
  const spent = expensesIn(lines).map((money) => {
    const frozen = rates.find((each) => each.currency === money.currency)
    return money.currency === currency ? money : convert(money, frozen ?? NO_RATE, currency)
  })
  const expenses = total(spent, currency)
  return { minutes, fee: fee.amount, expenses: expenses.amount, total: add(fee, expenses).amount }
}

/** Over which cap of the contract it goes, together with the other reports; null when over none. */
export function overCap(
  { minutes, expenses }: Pick<Totals, 'minutes' | 'expenses'>,
  terms: ReportTerms,
): string | null {
  if (terms.used_minutes + minutes > terms.cap_minutes) return 'hours'
  const spent = cents({ amount: expenses }) + cents({ amount: terms.used_expenses })
  return spent > cents({ amount: terms.expense_cap }) ? 'expenses' : null
}

/** Minutes that stand on a day already, without the line itself. */
export const minutesOn = (lines: readonly Line[], on: string, except: string): number =>
  lines
    .filter((line) => line.on === on && line.line !== except && timed(line))
    .reduce((sum, line) => sum + (line.minutes ?? 0), 0)

export const lacksReceipt = (line: Line): boolean => !timed(line) && !line.receipt && !line.no_receipt_because

/** Minutes, and what was paid for what, as a conversation tells them. */
export const sumOf = (
  lines: readonly Line[],
): { minutes: number; expenses: { label: string; amount: string; currency: string }[] } => ({
  minutes: minutesIn(lines),
  expenses: counting(lines)
    .filter((line) => !timed(line))
    .map((line) => ({ label: line.what ?? '', ...amountOf(line) })),
})

const NO_RATE = { currency: '', rate: '0', on: '', source: '' }
