import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withoutCards } from '../../src/reading/numbers/cards.ts'
import { CURRENCY_OF } from '../../src/reading/numbers/currency.ts'
import type { Country } from '../../src/reading/reader.ts'
import { clabe } from '../../src/reading/readers/clabe.ts'
import { expenses } from '../../src/reading/readers/expenses.ts'
import { money } from '../../src/reading/readers/money.ts'
import { formats } from '../../src/words/formats.ts'
import { context } from '../reading/support.ts'

/** What must hold for every number that people write; the numbers are those of test/must-hold.test.ts. */
const SEEDED = { seed: 20_260_302, numRuns: 500 }

const digits = (length: number) => fc.array(fc.nat(9), { minLength: length, maxLength: length })
/** Weights 3, 7 and 1, each product without its tens. */
const withCheck = (first: readonly number[]): string => {
  const sum = first.reduce((all, digit, index) => all + ((digit * ([3, 7, 1][index % 3] as number)) % 10), 0)
  return [...first, (10 - (sum % 10)) % 10].join('')
}
const account = digits(17)
  .filter((first) => first.some((digit) => digit > 0))
  .map(withCheck)
/** As people write it: in groups, with dashes, with words around it. */
const written = (number: string) =>
  fc
    .tuple(fc.constantFrom(4, 3, 6, 18), fc.constantFrom(' ', '-', ''), fc.constantFrom('', 'es la ', 'mi clabe es '))
    .map(([size, between, before]) => before + (number.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join(between))
/** The last digit by Luhn: every second one from the right counts twice. */
const card = digits(15).map((first) => {
  const sum = [...first].reverse().reduce((all, digit, index) => all + (index % 2 ? digit : sumOf(digit * 2)), 0)
  return [...first, (10 - (sum % 10)) % 10].join('')
})
const sumOf = (number: number): number => Math.floor(number / 10) + (number % 10)

describe('11: accounts', () => {
  it('a CLABE is read however it is written, and with one wrong digit never', () => {
    fc.assert(
      fc.property(
        account.chain((right) => fc.tuple(fc.constant(right), written(right))),
        fc.nat(17),
        fc.integer({ min: 1, max: 9 }),
        ([right, text], place, by) => {
          expect(clabe.read(text, context(), {})).toEqual({ value: right })
          const wrong = [...right]
          wrong[place] = String((Number(right[place]) + by) % 10)
          expect(clabe.read(wrong.join(''), context(), {})).not.toHaveProperty('value')
        },
      ),
      SEEDED,
    )
  })

  it('the number of a card is no account, and is not kept', () => {
    fc.assert(
      fc.property(card, fc.constantFrom('', ' ', '-'), fc.constantFrom('', 'es la '), (number, between, before) => {
        const text = before + (number.match(/.{4}/g) ?? []).join(between)
        expect(clabe.read(text, context(), {})).not.toHaveProperty('value')
        expect(withoutCards(text).replace(/\D/g, '')).toBe('')
      }),
      SEEDED,
    )
  })
})

describe('14: amounts', () => {
  const countries = Object.keys(CURRENCY_OF) as Country[]
  const amount = fc.integer({ min: 1, max: 999_999 })

  it('"$" is the money of the country, and is asked where it could be another', () => {
    fc.assert(
      fc.property(amount, fc.constantFrom(...countries), (whole, country) => {
        const reading = money.read(`$${whole}`, context(country), {})
        const said = { amount: `${whole}.00`, currency: CURRENCY_OF[country] }
        if (['GT', 'HN', 'NI'].includes(country)) expect(reading).toMatchObject({ ambiguous: 'money.currency' })
        else expect(reading).toEqual({ value: said })
        if (country === 'MX')
          expect(expenses.read(`pasaje $${whole}`, context('MX'), {})).toEqual({
            value: [{ label: 'pasaje', amount: `${whole}.00`, currency: 'MXN' }],
          })
      }),
      SEEDED,
    )
  })

  it('what is read back is what was said: written by us and read again it is the same amount', () => {
    fc.assert(
      fc.property(
        amount,
        fc.nat(99),
        fc.constantFrom(...countries),
        fc.constantFrom('es', 'en'),
        (whole, rest, country, lang) => {
          const said = { amount: `${whole}.${String(rest).padStart(2, '0')}`, currency: CURRENCY_OF[country] }
          const setting = { ...context(country, lang as 'es'), lang }
          const text = formats.money?.(said, setting) ?? ''
          expect(money.read(text, { ...context(country), lang: lang as 'es' }, {})).toEqual({ value: said })
        },
      ),
      SEEDED,
    )
  })
})
