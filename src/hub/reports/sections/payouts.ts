import { type ClaimDoc, hasJoined } from '../../../cases/claim-doc.ts'
import type { Money } from '../../../cases/money.ts'
import { counted, divide, MISSING, row, totals } from '../cells.ts'
import type { Case, Facts, Told } from '../facts.ts'
import type { Cell, Row, Section } from '../report.ts'
import type { LabelKey } from '../words/en.ts'
import type { Member } from './members.ts'

const DAY_MS = 86_400_000
type Claim = Case<ClaimDoc>

/** Who is paid what: awarded, paid and open, of the list, beyond it and in all. */
export function payoutSections(all: readonly Member[], list: readonly Member[], facts: Facts): Section[] {
  const beyond = all.filter((each) => !list.includes(each))
  const joined = list.filter(({ state }) => hasJoined(state))
  const ways = attempts(facts.told)
  const first = (claim: Claim): string => ways.get(claim.id)?.first ?? 'not_sent'
  const open = all.filter((claim) => hasJoined(claim.state) && amountOf(claim) && !isPaid(claim))
  return [
    {
      name: 'money',
      title: 'money',
      columns: ['payees', 'awarded', 'paid_people', 'paid', 'open_people', 'open'],
      rows: [
        moneyRow('list', 'of_list', list),
        moneyRow('beyond', 'beyond_list', beyond),
        moneyRow('all', 'in_all', all),
      ].flat(),
    },
    {
      name: 'methods',
      title: 'payout_methods',
      whole: joined.length,
      rows: divide('claim', joined, ({ doc }) => (doc ? doc.method || 'undecided' : 'erased'), [
        ['BANK', 'method_bank'],
        ['CASH', 'method_cash'],
        ['CHECK', 'method_check'],
        ['OTHER', 'method_other'],
        ['undecided', 'method_undecided'],
        ['erased', 'erased'],
      ]),
    },
    {
      name: 'first_attempt',
      title: 'first_attempt',
      whole: joined.length,
      rows: divide('claim', joined, first, [
        ['paid', 'paid_at_once'],
        ['under_way', 'under_way'],
        ['not_sent', 'not_sent'],
      ]),
    },
    {
      name: 'open_payouts',
      title: 'open_by_code',
      whole: open.length,
      rows: divide('claim', open, (claim) => claim.doc?.payout_code || claim.state),
    },
    {
      name: 'open_age',
      title: 'open_by_age',
      whole: open.length,
      rows: divide('claim', open, (claim) => ageOf(ways.get(claim.id)?.since ?? claim.doc?.joined_at, facts.now), AGES),
    },
  ]
}

const amountOf = ({ doc }: Claim): Money | null =>
  doc?.amount && doc.currency ? { amount: doc.amount, currency: doc.currency } : null
const isPaid = ({ doc }: Claim): boolean => Boolean(doc?.paid_at)

/** One row for each currency. */
function moneyRow(name: string, label: LabelKey, claims: readonly Member[]): Row[] {
  const payees = claims.filter((claim) => amountOf(claim))
  if (payees.length === 0) return [row(name, label, counted('claim', []), MISSING, MISSING, MISSING, MISSING, MISSING)]
  return [...Map.groupBy(payees, (claim) => amountOf(claim)?.currency ?? '')].map(([currency, of], _, { length }) => {
    const paid = of.filter(isPaid)
    const open = of.filter((each) => !isPaid(each))
    const cells = [of, paid, open].flatMap((part) => [counted('claim', part), sum(part, currency)])
    return row(length === 1 ? name : `${name}_${currency.toLowerCase()}`, label, ...cells)
  })
}

const sum = (claims: readonly Member[], currency: string): Cell => ({
  kind: 'money',
  money: totals(claims.flatMap((claim) => amountOf(claim) ?? []))[0] ?? { amount: '0.00', currency },
  who: { noun: 'claim', ids: claims.map(({ id }) => id) },
})

/** What became of the first sending of each claim, and since when it is as it is. */
function attempts(told: readonly Told[]): Map<string, { first: string; since: string }> {
  const ways = new Map<string, { first: string; since: string }>()
  const moves = told.filter(({ noun, move }) => noun === 'claim' && ['send', 'pay', 'return'].includes(move))
  for (const { subject, move, at, payload } of moves) {
    const before = ways.get(subject)?.first
    const returned = move === 'return' && (before === undefined || before === 'under_way' || before === 'paid')
    const now = returned
      ? String(payload?.code ?? 'erased')
      : move === 'pay' && before === 'under_way'
        ? 'paid'
        : undefined
    ways.set(subject, { first: now ?? before ?? 'under_way', since: at })
  }
  return ways
}

const AGES = [
  ['week', 'age_week'],
  ['month', 'age_month'],
  ['quarter', 'age_quarter'],
  ['older', 'age_older'],
  ['not_known', 'not_known'],
] as const satisfies readonly (readonly [string, LabelKey])[]

function ageOf(since: string | undefined, now: string): (typeof AGES)[number][0] {
  const days = (Date.parse(now) - Date.parse(since ?? '')) / DAY_MS
  if (Number.isNaN(days)) return 'not_known'
  return days <= 7 ? 'week' : days <= 30 ? 'month' : days <= 90 ? 'quarter' : 'older'
}
