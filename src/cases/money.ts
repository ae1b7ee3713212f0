/**
 * Amounts of money as decimal strings with two decimals ("2370.00") and an ISO currency. Counted in whole hundredths with
 * BigInt: nothing is ever a floating-point number, and there is no most that can be counted. Where a result has more than
 * two decimals it is rounded once, half up (0.005 becomes 0.01), as an invoice does: whoever checks it with a calculator
 * gets the same amount.
 */
export type Money = { amount: string; currency: string }

/** Local currency for one unit of the other: MXN 17.50 for USD 1. Frozen with its day and source when it was approved. */
export type Rate = { currency: string; rate: string; on: string; source: string }

/** Two amounts of different currencies were put together, or an amount is none. A mistake of ours, never of a sender's. */
export class MoneyError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'MoneyError'
  }
}

/** @throws MoneyError when the currencies differ */
export const add = (a: Money, b: Money): Money => ({
  amount: write(cents(a) + cents(b)),
  currency: sameCurrency(a, b),
})

/** What is left of `a`; below zero is an error, since nothing here may be owed the other way. @throws MoneyError */
export function subtract(a: Money, b: Money): Money {
  const left = cents(a) - cents(b)
  if (left < 0n) throw new MoneyError('More was taken away than there was.')
  return { amount: write(left), currency: sameCurrency(a, b) }
}

/** The total of amounts that are all in that currency; nothing adds up to 0.00. @throws MoneyError */
export const total = (amounts: readonly Money[], currency: string): Money =>
  amounts.reduce(add, { amount: '0.00', currency })

/** Below zero, zero or above zero, as for sorting. @throws MoneyError when the currencies differ */
export function compare(a: Money, b: Money): number {
  sameCurrency(a, b)
  const [left, right] = [cents(a), cents(b)]
  return left < right ? -1 : left > right ? 1 : 0
}

/** Whole per cent of a whole, rounded down: 80 is said when 80 are reached. A part of nothing is 100, unless it is nothing. */
export function percentOf(part: bigint | number, whole: bigint | number): number {
  const [of, all] = [BigInt(part), BigInt(whole)]
  if (all === 0n) return of === 0n ? 0 : 100
  return Number((of * 100n) / all)
}

/** The fee for so many minutes at an hourly rate, rounded once. */
export const feeFor = (minutes: number, hourly: Money): Money => ({
  amount: write(divide(BigInt(minutes) * cents(hourly), 60n)),
  currency: hourly.currency,
})

/** An amount in the currency of the contract, at a frozen rate. @throws MoneyError for a rate of another currency or of zero */
export function convert(money: Money, { currency, rate }: Rate, into: string): Money {
  if (currency !== money.currency) throw new MoneyError(`A rate of ${currency} is no rate of ${money.currency}.`)
  const [scaled, decimals] = exact(rate)
  return { amount: write(divide(cents(money) * 10n ** decimals, scaled)), currency: into }
}

/** The same the other way: so much of the rate's currency for an amount of the contract's. @throws MoneyError */
export function exchange(money: Money, { currency, rate }: Pick<Rate, 'currency' | 'rate'>): Money {
  const [scaled, decimals] = exact(rate)
  return { amount: write(divide(cents(money) * scaled, 10n ** decimals)), currency }
}

/** Hundredths. @throws MoneyError */
export function cents({ amount }: Pick<Money, 'amount'>): bigint {
  if (!/^\d+\.\d{2}$/.test(amount)) throw new MoneyError('An amount has two decimals, like 6900.00.')
  return BigInt(amount.replace('.', ''))
}

/** A rate as a whole number and the number of its decimals. @throws MoneyError */
function exact(rate: string): [bigint, bigint] {
  const [whole = '', fraction = ''] = rate.split('.')
  const scaled = BigInt(whole + fraction)
  if (scaled <= 0n) throw new MoneyError('A rate must be above zero.')
  return [scaled, BigInt(fraction.length)]
}

const write = (hundredths: bigint): string => `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`

/** Half up; both above zero or zero. */
const divide = (a: bigint, b: bigint): bigint => (2n * a + b) / (2n * b)

function sameCurrency(a: Money, b: Money): string {
  if (a.currency !== b.currency) throw new MoneyError(`${a.currency} and ${b.currency} cannot be counted together.`)
  return a.currency
}
