import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { clean, fold } from '../normalise.ts'
import { spokenDigits } from '../numbers/spoken-digits.ts'
import { type Country, defineReader } from '../reader.ts'

/**
 * A telephone number in its one canonical form, "+525512345678". Spoken pairs, 044/045/01, the old 521 and country codes
 * without "+" are understood; a number that fits two countries and two numbers are asked again.
 */
export const phone = defineReader<string>({
  name: 'phone',
  read: (text, { country, lang }) => {
    const plain = fold(clean(text))
    const plus = /\+\s?\d/.test(plain)
    const told = spokenDigits(plain.replace(/\+(?=\s?\d)/g, ' , '), lang)
    // "cincuenta y cinco, doce, treinta y cuatro": short runs that only commas part are pieces of one number.
    const pieces = told.every((run) => run.length <= 4) ? spokenDigits(plain.replace(/,/g, ' '), lang) : told
    const runs = pieces.filter((run, _, all) => all.length === 1 || run.length > 2)
    const wanted = NATIONAL[country]
    if (runs.length === 0) return { problem: 'phone.unclear' }
    const single = runs.map((run) => read(run, country, plus)).filter((list) => list.length > 0)
    const whole = single.length > 0 ? single : [read(runs.join(''), country, plus)].filter((list) => list.length > 0)
    const found = [...new Set(whole.flat())]
    const [first, second] = found
    if (first === undefined) return { problem: 'phone.length', values: { n: runs.join('').length, m: wanted, country } }
    if (second !== undefined) return { ambiguous: 'phone.which', values: { a: first, b: second }, between: found }
    return { value: first }
  },
})

/** Digits of a number inside each country, and the code before it. */
const NATIONAL: Record<Country, number> = { MX: 10, GT: 8, SV: 8, HN: 8, NI: 8, US: 10, CA: 10 }
const CODES: [string, CountryCode, number][] = [
  ['52', 'MX', 10],
  ['502', 'GT', 8],
  ['503', 'SV', 8],
  ['504', 'HN', 8],
  ['505', 'NI', 8],
  ['1', 'US', 10],
]

/** Every number that the digits can be. */
const read = (digits: string, country: Country, plus: boolean): string[] => {
  const found = new Set<string>()
  const add = (code: string, national: string) => {
    const whole = `+${code}${national}`
    const parsed = parsePhoneNumberFromString(whole)
    // Fictional numbers are possible without being assigned: length is what counts.
    if (parsed?.isPossible() && !/^(\d)\1+$/.test(national)) found.add(parsed.number)
  }
  const bare = digits.replace(/^00(?=[1-9])/, '')
  for (const [code, , length] of CODES) {
    if (bare.startsWith(code) && bare.length === code.length + length) add(code, bare.slice(code.length))
  }
  // WhatsApp and old phone books write a 1 after 52.
  if (/^521\d{10}$/.test(bare)) add('52', bare.slice(3))
  if (plus) return [...found]
  const national = NATIONAL[country]
  const own = CODES.find(([, name]) => name === (country === 'CA' ? 'US' : country))
  if (!own) return [...found]
  if (digits.length === national) add(own[0], digits)
  if (country === 'MX') {
    const stripped = digits.replace(/^(044|045|01)(?=\d{10}$)/, '')
    if (stripped.length === 10 && stripped !== digits) add('52', stripped)
    if (/^1\d{10}$/.test(digits)) add('52', digits.slice(1))
  }
  return [...found]
}
