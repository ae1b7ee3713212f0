import { clean, fold } from '../normalise.ts'
import { luhn } from '../numbers/cards.ts'
import { spokenDigits } from '../numbers/spoken-digits.ts'
import { defineReader } from '../reader.ts'

/** Digits of an account at a bank or co-operative of Central America. */
const [SHORTEST, LONGEST] = [6, 20]

/**
 * A bank account number outside Mexico, 6 to 20 digits as they are; no check digit is common to the banks. A card number is a
 * problem of its own, so that the caller can wipe it.
 */
export const account = defineReader<string>({
  name: 'account',
  read: (text, { lang }) => {
    const groups = spokenDigits(fold(clean(text)), lang)
    const all = [...new Set(groups)]
    const digits = all.length === 1 ? (all[0] ?? '') : groups.join('')
    if ([...all, digits].some(isCard)) return { problem: 'account.card' }
    // Only the end is read back: digits that stand apart are never dropped.
    if (all.length > 1 && all.some((group) => group.length >= SHORTEST)) return { ambiguous: 'account.which' }
    if (digits.length === 0) return { problem: 'account.unclear' }
    return digits.length < SHORTEST || digits.length > LONGEST
      ? { problem: 'account.length', values: { n: digits.length } }
      : { value: digits }
  },
})

const isCard = (digits: string): boolean => (digits.length === 16 || digits.length === 15) && luhn(digits)
