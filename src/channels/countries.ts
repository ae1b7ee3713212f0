import type { Country } from '../reading/reader.ts'

/** What differs from country to country. Facts only; every row can be corrected without touching code. */
export type CountryFacts = {
  country: Country
  /** Calling code with plus. */
  prefix: string
  /** Digits of a national number, without prefixes. */
  phoneDigits: number
  /** Can a person answer an SMS of ours? Where not, SMS is a short one-way notice and ALTO cannot come back by it. */
  twoWaySms: boolean
  /** Do long SMS arrive as one? Where not: one segment, always. */
  concatenatesSms: boolean
  /** ISO 639, likeliest first. Mayan, Nahuatl, Mixtec ... have no single code: variants stand one by one. */
  languages: readonly string[]
  /** IANA zone when nothing is known but the country. States: zones.ts. */
  zone: string
  /** ISO 4217. */
  currency: string
  /** Emergency line and the line to report extortion or crime; null where none could be confirmed. */
  emergency: string
  reportLine: string | null
  /** Line for people who think of ending their life; null where none could be confirmed. */
  lifeLine: string | null
  /** The identity document that people carry, by its own name; null where none is asked for by chat. */
  idName: string | null
  /** The organisation's name is not shown unless staff say so. */
  hidesOrganisation: boolean
}

/** Row by row: codes, digits and zones checked against libphonenumber and IANA data; SMS by the provider's country pages. */
export const countries: Readonly<Record<Country, CountryFacts>> = {
  MX: {
    country: 'MX',
    prefix: '+52',
    phoneDigits: 10,
    twoWaySms: true,
    concatenatesSms: true,
    languages: [
      ...[
        'es',
        'nhe',
        'nhw',
        'nch',
        'ncj',
        'ngu',
        'azz',
        'mxv',
        'xta',
        'mim',
        'jmx',
        'mix',
        'mig',
        'zap',
        'hus',
        'ote',
      ],
      ...['tsz', 'tzo', 'tzh', 'ctu', 'trc', 'trs', 'trq', 'tcf', 'mau', 'maz', 'top', 'amu', 'yua'],
    ],
    zone: 'America/Mexico_City',
    currency: 'MXN',
    emergency: '911',
    reportLine: '089',
    lifeLine: '800 911 2000',
    idName: 'INE',
    hidesOrganisation: false,
  },
  GT: {
    country: 'GT',
    prefix: '+502',
    phoneDigits: 8,
    twoWaySms: false,
    concatenatesSms: false,
    languages: [
      'es',
      'quc',
      'mam',
      'kek',
      'cak',
      'kjb',
      'ixl',
      'acr',
      'cac',
      'knj',
      'jac',
      'poh',
      'tzj',
      'agu',
      'caa',
      'cab',
    ],
    zone: 'America/Guatemala',
    currency: 'GTQ',
    emergency: '110',
    reportLine: '1572',
    lifeLine: null,
    idName: 'DPI',
    hidesOrganisation: false,
  },
  SV: {
    country: 'SV',
    prefix: '+503',
    phoneDigits: 8,
    twoWaySms: false,
    concatenatesSms: true,
    languages: ['es', 'ppl'],
    zone: 'America/El_Salvador',
    currency: 'USD',
    emergency: '911',
    reportLine: null,
    lifeLine: null,
    idName: 'DUI',
    hidesOrganisation: false,
  },
  HN: {
    country: 'HN',
    prefix: '+504',
    phoneDigits: 8,
    twoWaySms: false,
    concatenatesSms: true,
    languages: ['es', 'cab', 'miq', 'yan', 'caa', 'len', 'jic'],
    zone: 'America/Tegucigalpa',
    currency: 'HNL',
    emergency: '911',
    reportLine: '143',
    lifeLine: null,
    idName: 'DNI',
    hidesOrganisation: false,
  },
  NI: {
    country: 'NI',
    prefix: '+505',
    phoneDigits: 8,
    twoWaySms: false,
    concatenatesSms: true,
    languages: ['es', 'miq', 'yan', 'cab', 'rma', 'bzk'],
    zone: 'America/Managua',
    currency: 'NIO',
    emergency: '118',
    reportLine: null,
    lifeLine: null,
    idName: 'cédula',
    hidesOrganisation: true,
  },
  US: {
    country: 'US',
    prefix: '+1',
    phoneDigits: 10,
    twoWaySms: true,
    concatenatesSms: true,
    languages: ['en', 'es'],
    zone: 'America/Chicago',
    currency: 'USD',
    emergency: '911',
    reportLine: null,
    lifeLine: '988',
    idName: null,
    hidesOrganisation: false,
  },
  CA: {
    country: 'CA',
    prefix: '+1',
    phoneDigits: 10,
    twoWaySms: true,
    concatenatesSms: true,
    languages: ['en', 'fr', 'es'],
    zone: 'America/Toronto',
    currency: 'CAD',
    emergency: '911',
    reportLine: null,
    lifeLine: '988',
    idName: null,
    hidesOrganisation: false,
  },
}

/**
 * The country that an address value speaks for: its calling code, or the first letters of a business-scoped id. Null for a country
 * that the hub does not serve. A number is only a hint: workers travel, and many +1 numbers live in Mexico; a person's stated place
 * goes before it.
 */
export const countryOf = (value: string): Country | null => {
  if (value.startsWith('+1')) return CANADIAN_AREAS.has(value.slice(2, 5)) ? 'CA' : 'US'
  const scoped = /^([A-Z]{2})\./.exec(value)?.[1]
  return ALL.find(({ country, prefix }) => (scoped ? scoped === country : value.startsWith(prefix)))?.country ?? null
}

const ALL = Object.values(countries)

/** Canada shares +1: its area codes in use and assigned (numbering plan of 2025). */
const CANADIAN_AREAS = new Set(
  `204 226 236 249 250 257 263 289 306 343 354 365 367 368 382 387 403 416 418 428 431 437 438 450 460 468 474 506 514 519 548 579 581
   584 587 600 604 613 639 647 672 683 705 709 742 753 778 780 782 807 819 825 867 873 879 902 905 942`.split(/\s+/),
)
