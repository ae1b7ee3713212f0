import type { Setting } from './formats.ts'

type Item = { label?: unknown; amount: string; currency: string }

/** Of { amount, currency }: "$1,250.50" in the country's own currency, "1,250.50 USD" in any other. */
export const moneyText = (value: unknown, { lang, country }: Setting): string => {
  if (value === null || typeof value !== 'object' || !('amount' in value) || !('currency' in value))
    return String(value)
  const number = numberText(String(value.amount), lang)
  const french = base(lang) === 'fr'
  const home = HOME[country]
  if (!home || home.currency !== value.currency) return `${number}\u00a0${String(value.currency)}`
  return french ? `${number}\u00a0${home.sign}` : `${home.sign}${number}`
}

/** A sum with the name of its currency: "325.30 quetzales". Null is none at all: "0 quetzales", in the money of where they are. */
export const sumText = (sum: Item | null, { lang, country }: Setting): string => {
  const code = sum?.currency ?? HOME[country]?.currency ?? ''
  const name = (CURRENCIES[base(lang)] ?? CURRENCIES.es)?.[code] ?? code
  return `${sum ? numberText(sum.amount, lang) : '0'} ${name}`.trim()
}

/** Those of a list that are amounts. */
export const itemsOf = (value: unknown): Item[] =>
  (Array.isArray(value) ? value : []).filter(
    (one) => typeof one?.amount === 'string' && typeof one.currency === 'string',
  )

/** Their sum by currency, in hundredths as whole numbers: an amount is never a floating-point number. */
export const totals = (items: readonly Item[]): Item[] => {
  const sums = new Map<string, bigint>()
  for (const { amount, currency } of items) {
    const [whole = '0', cents = '00'] = amount.split('.')
    sums.set(currency, (sums.get(currency) ?? 0n) + BigInt(`${whole}${cents.padEnd(2, '0').slice(0, 2)}`))
  }
  return [...sums].map(([currency, sum]) => {
    const digits = String(sum).padStart(3, '0')
    return { currency, amount: `${digits.slice(0, -2)}.${digits.slice(-2)}` }
  })
}

/** What people write before an amount at home. Where they do not write the sign themselves, a bare "$" could be another's dollar. */
const HOME: Record<string, { currency: string; sign: string }> = {
  MX: { currency: 'MXN', sign: '$' },
  GT: { currency: 'GTQ', sign: 'Q' },
  SV: { currency: 'USD', sign: '$' },
  HN: { currency: 'HNL', sign: 'L' },
  NI: { currency: 'NIO', sign: 'C$' },
  US: { currency: 'USD', sign: '$' },
  CA: { currency: 'CAD', sign: '$' },
}

/** As people say them: the dollar without a country is that of the US. */
const CURRENCIES: Record<string, Record<string, string>> = {
  es: {
    MXN: 'pesos',
    GTQ: 'quetzales',
    USD: 'dólares',
    HNL: 'lempiras',
    NIO: 'córdobas',
    CAD: 'dólares canadienses',
  },
  en: { MXN: 'pesos', GTQ: 'quetzales', USD: 'US dollars', HNL: 'lempiras', NIO: 'córdobas', CAD: 'Canadian dollars' },
  fr: {
    MXN: 'pesos',
    GTQ: 'quetzals',
    USD: 'dollars américains',
    HNL: 'lempiras',
    NIO: 'córdobas',
    CAD: 'dollars canadiens',
  },
}

const numberText = (amount: string, lang: string): string => {
  const [whole = '0', cents = '00'] = amount.split('.')
  const french = base(lang) === 'fr'
  // Grouped as text: an amount is never a floating-point number. Mexico and Central America group as English does.
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, french ? '\u00a0' : ',')
  return `${grouped}${french ? ',' : '.'}${cents.padEnd(2, '0')}`
}

const base = (lang: string): string => lang.split('-')[0] ?? lang
