import type { Country, Lang } from '../reader.ts'
import type { Token } from '../scan.ts'

export type Currency = 'MXN' | 'GTQ' | 'USD' | 'HNL' | 'NIO' | 'CAD'
export type Money = { amount: string; currency: Currency }

/** What a bare amount means there. */
export const CURRENCY_OF: Record<Country, Currency> = {
  MX: 'MXN',
  GT: 'GTQ',
  SV: 'USD',
  HN: 'HNL',
  NI: 'NIO',
  US: 'USD',
  CA: 'CAD',
}

/** What a currency sign or word says: one currency, several possible ones, or cents of the country's own. */
export type CurrencySaid = { of: Currency[]; next: number; cents?: true }

/** The currency named at `tokens[i]` ("Q", "C$", "US$", "varos", "dólares", "$"), or null. */
export const currencyAt = (tokens: readonly Token[], i: number, country: Country, lang: Lang): CurrencySaid | null => {
  const token = tokens[i]
  if (!token) return null
  const dollarNext = tokens[i + 1]?.raw === '$' && tokens[i + 1]?.glued === true
  if (token.raw === '$') {
    const code = tokens[i + 1]
    // "$ 20 USD" is read at its end; "$US" is how French writes it.
    if (code && (code.plain === 'us' || code.plain === 'ca') && code.glued) {
      return { of: [code.plain === 'us' ? 'USD' : 'CAD'], next: i + 2 }
    }
    return { of: bareDollar(country), next: i + 1 }
  }
  if (token.kind !== 'word') return null
  if (dollarNext) {
    const prefixed = dollarPrefixes(country)[token.plain]
    if (prefixed) return { of: prefixed, next: i + 2 }
  }
  const name = token.plain
  const numberBeside = tokens[i + 1]?.kind === 'number' || tokens[i - 1]?.kind === 'number'
  const sign = signs[name]
  if (sign && numberBeside) {
    const dot = tokens[i + 1]?.raw === '.' ? 1 : 0
    return { of: [sign], next: i + 1 + dot }
  }
  const after = tokens[i + 1]?.plain ?? ''
  if (/^(centavos?|ctvs?|cts?|cents?|centimos?)$/.test(name))
    return { of: [CURRENCY_OF[country]], next: i + 1, cents: true }
  if (/^(pesos?|pesitos?)$/.test(name)) {
    if (/^mexicanos?$/.test(after)) return { of: ['MXN'], next: i + 2 }
    return { of: country === 'MX' ? ['MXN'] : pesos(country), next: i + 1 }
  }
  if (/^(dolar|dolares|dolaritos|dolarucos|dls|dlls|dolars|dollars?|bucks|verdes)$/.test(name)) {
    if (/^(americanos?|gringos?|estadounidenses?|us|americains?)$/.test(after)) return { of: ['USD'], next: i + 2 }
    if (/^(canadienses?|canadiens?)$/.test(after)) return { of: ['CAD'], next: i + 2 }
    return {
      of: country === 'CA' && lang !== 'es' ? ['CAD'] : country === 'CA' ? ['USD', 'CAD'] : ['USD'],
      next: i + 1,
    }
  }
  // Slang that is another currency on each side of a border.
  if (name === 'bolas')
    return { of: country === 'MX' || country === 'SV' ? [CURRENCY_OF[country]] : ['MXN', 'USD'], next: i + 1 }
  const named = names[name]
  return named ? { of: [named], next: i + 1 } : null
}

/** 24000 -> "240.00". */
export const amountOf = (hundredths: number): string =>
  `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`

const bareDollar = (country: Country): Currency[] =>
  country === 'GT' || country === 'HN' || country === 'NI' ? [CURRENCY_OF[country], 'USD'] : [CURRENCY_OF[country]]

/** "pesos" is what people call their own money in places, and Mexican money in others. */
const pesos = (country: Country): Currency[] =>
  country === 'US' || country === 'CA' ? ['MXN'] : [CURRENCY_OF[country], 'MXN']

const dollarPrefixes = (country: Country): Record<string, Currency[]> => ({
  us: ['USD'],
  u: ['USD'],
  usd: ['USD'],
  c: country === 'CA' ? ['CAD'] : country === 'US' ? ['CAD', 'NIO'] : ['NIO'],
  ca: ['CAD'],
  cad: ['CAD'],
  mx: ['MXN'],
  mxn: ['MXN'],
})

const signs: Record<string, Currency> = {
  q: 'GTQ',
  qs: 'GTQ',
  l: 'HNL',
  ls: 'HNL',
  lp: 'HNL',
  lps: 'HNL',
  c: 'NIO',
  cs: 'NIO',
}

const names: Record<string, Currency> = {
  mxn: 'MXN',
  mn: 'MXN',
  varo: 'MXN',
  varos: 'MXN',
  baro: 'MXN',
  baros: 'MXN',
  gtq: 'GTQ',
  quetzal: 'GTQ',
  quetzales: 'GTQ',
  quetsal: 'GTQ',
  quetsales: 'GTQ',
  ketzales: 'GTQ',
  quetzalitos: 'GTQ',
  usd: 'USD',
  hnl: 'HNL',
  lempira: 'HNL',
  lempiras: 'HNL',
  lenpiras: 'HNL',
  lempiritas: 'HNL',
  lps: 'HNL',
  lempas: 'HNL',
  nio: 'NIO',
  cordoba: 'NIO',
  cordobas: 'NIO',
  cordobitas: 'NIO',
  cad: 'CAD',
}
