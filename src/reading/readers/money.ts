import { deniesNumber, isAbout, isUnknown, leavesOpen } from '../doubt.ts'
import { clean, fold } from '../normalise.ts'
import { type Amount, amountsIn, joinGroups } from '../numbers/amounts.ts'
import { amountOf, type Money } from '../numbers/currency.ts'
import { defineReader, type Lang, type Reading } from '../reader.ts'
import { sayCurrency } from '../said.ts'
import { scan } from '../scan.ts'

/**
 * One amount of money, `{ amount: "240.00", currency: "MXN" }`: a string with two decimals, never a floating number.
 * Two amounts, two possible currencies ("$" in GT, HN, NI), two readings of the separators and rough amounts are asked again.
 */
export const money = defineReader<Money>({
  name: 'money',
  read: (text, context) => {
    const cleaned = clean(text)
    const plain = fold(cleaned)
    if (isUnknown(plain, context.lang)) return { problem: 'money.unclear' }
    const tokens = scan(joinGroups(cleaned, context.lang))
    const found = amountsIn(tokens, context)
    const [first] = found
    if (!first || tokens.length > 120) return { problem: 'money.unclear' }
    const different = [...new Set(found.map(key))]
    const second = found.find((amount) => key(amount) !== key(first))
    if (different.length > 1 && second) {
      return { ambiguous: 'money.which', values: { a: amountOf(first.hundredths), b: amountOf(second.hundredths) } }
    }
    const settled = settle(first, context.lang)
    if (!('value' in settled)) return settled
    if (
      found.length > 1 ||
      leavesOpen(tokens, context.lang) ||
      isAbout(plain, context.lang) ||
      deniesNumber(tokens, context.lang)
    ) {
      return { ambiguous: 'money.exact', values: { amount: amountOf(first.hundredths) }, between: [settled.value] }
    }
    return settled
  },
})

/** What one amount of a text says, or which question settles it. */
export const settle = (amount: Amount, lang: Lang): Reading<Money> => {
  const said = amountOf(amount.hundredths)
  if (amount.negative || amount.hundredths === 0) return { problem: 'money.unclear' }
  const [currency, second] = amount.of
  if (!currency) return { problem: 'money.unclear' }
  if (amount.other !== undefined) {
    const other = amountOf(amount.other)
    const between = [said, other].map((value) => ({ amount: value, currency }))
    return { ambiguous: 'money.which', values: { a: said, b: other }, between }
  }
  if (second) {
    const between = amount.of.map((each) => ({ amount: said, currency: each }))
    return {
      ambiguous: 'money.currency',
      values: { currency1: sayCurrency(currency, lang), currency2: sayCurrency(second, lang) },
      between,
    }
  }
  return { value: { amount: said, currency } }
}

const key = (amount: Amount) => `${amount.hundredths} ${amount.of.join()}`
