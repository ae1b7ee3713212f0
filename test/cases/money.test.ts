import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { add, cents, compare, convert, feeFor, type Money, percentOf, subtract, total } from '../../src/cases/money.ts'

const usd = (amount: string): Money => ({ amount, currency: 'USD' })
const mxn = (amount: string): Money => ({ amount, currency: 'MXN' })
const RATE = { currency: 'MXN', rate: '17.50', on: '2026-05-15', source: 'Banco de México, FIX' }

describe('the numbers of the 46 workers', () => {
  test('the Defender: 87.5 h + 31 h at USD 20, expenses at the frozen rate, the invoice', () => {
    const fee = feeFor((87.5 + 31) * 60, usd('20.00'))
    const expenses = convert(mxn('14260.00'), RATE, 'USD')
    expect([fee, expenses, add(fee, expenses)]).toEqual([usd('2370.00'), usd('814.86'), usd('3184.86')])
  })

  test('the payees: owed to the 41, to all 53, and paid', () => {
    const owed = (i: number): Money => usd(`${5_000 + 50 * i}.00`)
    const payees = Array.from({ length: 41 }, (_, index) => owed(index + 1))
    const of41 = total(payees, 'USD')
    const others = total(
      Array.from({ length: 12 }, () => usd('5400.00')),
      'USD',
    )
    const paid = subtract(subtract(of41, owed(38)), owed(17))
    expect([of41, add(of41, others), paid, add(paid, others)].map(({ amount }) => amount)).toEqual([
      '248050.00',
      '312850.00',
      '235300.00',
      '300100.00',
    ])
  })
})

test.each<[string, () => unknown, RegExp]>([
  ['another currency added', () => add(usd('1.00'), mxn('1.00')), /USD and MXN/],
  ['another currency compared', () => compare(usd('1.00'), mxn('1.00')), /USD and MXN/],
  ['another currency in a total', () => total([mxn('1.00')], 'USD'), /USD and MXN/],
  ['a rate of another currency', () => convert(usd('1.00'), RATE, 'CAD'), /no rate of USD/],
  ['a rate of zero', () => convert(mxn('1.00'), { ...RATE, rate: '0.00' }, 'USD'), /above zero/],
  ['less than nothing', () => subtract(usd('1.00'), usd('1.01')), /More was taken/],
  ['an amount with one decimal', () => cents({ amount: '1.5' }), /two decimals/],
  ['an amount that is none', () => cents({ amount: '1e3.00' }), /two decimals/],
])('%s is refused', (_, act, message) => expect(act).toThrow(message))

test.each<[string, string, string]>([
  ['0.01', '2', '0.01'],
  ['0.01', '2.01', '0.00'],
  ['0.03', '2', '0.02'],
  ['100.00', '3', '33.33'],
  ['999999999999.99', '0.000001', '999999999999990000.00'],
])('%s at %s is %s: half up', (amount, rate, result) =>
  expect(convert(mxn(amount), { ...RATE, rate }, 'USD').amount).toBe(result),
)

test.each([
  [96 * 60, 120 * 60, 80],
  [96 * 60 - 1, 120 * 60, 79],
  [121 * 60, 120 * 60, 100],
  [0, 0, 0],
  [1, 0, 100],
])('%d of %d minutes is %d %%', (part, whole, percent) => expect(percentOf(part, whole)).toBe(percent))

const money = fc
  .bigInt({ min: 0n, max: 10n ** 14n })
  .map((n): Money => usd(`${n / 100n}.${String(n % 100n).padStart(2, '0')}`))

test('totals re-add in any order, and what is added can be taken away', () => {
  fc.assert(
    fc.property(fc.array(money, { maxLength: 30 }), money, (amounts, more) => {
      const sum = total(amounts, 'USD')
      expect(total([...amounts].reverse(), 'USD')).toEqual(sum)
      expect(cents(sum)).toBe(amounts.reduce((all, each) => all + cents(each), 0n))
      expect(subtract(add(sum, more), more)).toEqual(sum)
      expect(Math.sign(compare(add(sum, more), sum))).toBe(cents(more) > 0n ? 1 : 0)
    }),
  )
})

test('a fee is never further than half a cent from the exact one', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), money, (minutes, hourly) => {
      const difference = cents(feeFor(minutes, hourly)) * 60n - BigInt(minutes) * cents(hourly)
      expect(difference > -30n && difference <= 30n).toBe(true)
    }),
  )
})
