import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { Country } from '../reading/reader.ts'
import { countries, countryOf } from './countries.ts'
import { isFictional } from './fictional.ts'
import { canonicalMexico } from './mexico.ts'

/**
 * A phone number as lists and people write it, in the one canonical form `+525512345678`. `country` is where a number without
 * calling code is at home. A problem is a sentence for the import report; it does not repeat the number.
 *
 * Mexico, by hand since the library keeps them: `044`, `045`, `01`, a leading `1`, and `+52 1`.
 */
export const canonicalPhone = (text: string, country: Country): { value: string } | { problem: string } => {
  const cleaned = text.normalize('NFKC').replace(LABEL, '').replace(/\.0$/, '').trim()
  if (cleaned === '') return { problem: 'is empty' }
  if (/\d[.,]?\d*e\+?\d+$/i.test(cleaned)) return { problem: 'was rounded by a spreadsheet (scientific notation)' }
  if (/[/;|,&]|\by\b|\bo\b/i.test(cleaned)) return { problem: 'holds more than one number' }
  if (!/^\+?[\d\s().\-\u2010-\u2015]+$/.test(cleaned)) return { problem: 'is not a phone number' }
  const digits = cleaned.replace(/\D/g, '')
  if (digits === '') return { problem: 'is not a phone number' }
  const value = withCallingCode(cleaned.startsWith('+') ? `+${digits}` : digits, country)
  if (isFictional(value)) return { value }
  const home = countryOf(value)
  if (home !== null) {
    const { prefix, phoneDigits } = countries[home]
    const given = value.length - prefix.length
    if (given !== phoneDigits) return { problem: `has ${given} digits; a number in ${home} has ${phoneDigits}` }
  }
  const parsed = parsePhoneNumberFromString(value)
  return parsed?.isValid()
    ? { value: parsed.number }
    : { problem: `is not a number in use in ${home ?? 'any country'}` }
}

/** "Tel.", "WhatsApp:" and the apostrophe of spreadsheets say nothing about the number. */
const LABEL = /^\s*'?\s*(?:(?:tel[eé]fono|tel|celular|cel|m[oó]vil|whats\s?app|phone|cell)\b[\s.:]*)?/i

/** Digits, perhaps with plus, as plus, calling code and national number; the length is checked afterwards. */
const withCallingCode = (number: string, country: Country): string => {
  const international = number.startsWith('+') ? number.slice(1) : /^(?:00|011)([1-9]\d{7,})$/.exec(number)?.[1]
  if (international !== undefined) return nationalMexico(`+${international}`)
  const { prefix, phoneDigits } = countries[country]
  const code = prefix.slice(1)
  if (country === 'MX') {
    if (number.length > phoneDigits && number.startsWith(code)) return nationalMexico(`+${number}`)
    return nationalMexico(prefix + number)
  }
  return number.length === code.length + phoneDigits && number.startsWith(code) ? `+${number}` : prefix + number
}

/** Drops what older Mexican dialling put before the ten digits. */
const nationalMexico = (value: string): string =>
  canonicalMexico(value.replace(/^\+52(?:044|045|01)(\d{10})$/, '+52$1'))
