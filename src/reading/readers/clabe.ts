import { clean, fold } from '../normalise.ts'
import { luhn } from '../numbers/cards.ts'
import { spokenDigits } from '../numbers/spoken-digits.ts'
import { defineReader } from '../reader.ts'

/**
 * A Mexican bank account number, 18 digits with a check digit. A card number is a problem of its own,
 * so that the caller can wipe it; two different numbers are asked again.
 */
export const clabe = defineReader<string>({
  name: 'clabe',
  read: (text, { lang }) => {
    const groups = spokenDigits(fold(clean(text)), lang)
    const runs = groups.filter((group) => group.length >= 6)
    const all = [...new Set(runs)]
    const right = all.filter((digits) => digits.length === 18 && checks(digits))
    if (right.length > 1) return { ambiguous: 'clabe.which' }
    const [good] = right
    const digits = good ?? groups.join('')
    if (all.some(isCard) || isCard(digits)) return { problem: 'clabe.card' }
    if (good !== undefined) return all.length === 1 ? { value: good } : { ambiguous: 'clabe.which' }
    if (digits.length === 0) return { problem: 'clabe.unclear' }
    if (digits.length !== 18) return { problem: 'clabe.length', values: { n: digits.length } }
    return checks(digits) ? { value: digits } : { problem: 'clabe.check' }
  },
})

const isCard = (digits: string) => digits.length === 16 || (digits.length === 15 && luhn(digits))

/** Weights 3, 7, 1, each product mod 10. */
const checks = (digits: string): boolean => {
  let sum = 0
  for (let i = 0; i < 17; i++) sum += (Number(digits[i]) * ([3, 7, 1][i % 3] ?? 1)) % 10
  return (10 - (sum % 10)) % 10 === Number(digits[17]) && !/^0+$/.test(digits)
}
