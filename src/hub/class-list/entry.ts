import { canonicalPhone } from '../../channels/e164.ts'
import { languageCode } from '../../reading/languages-named.ts'
import type { Country } from '../../reading/reader.ts'
import type { Column } from './columns.ts'

/** A person of a class list, cleaned. */
export type Entry = {
  list_no?: string
  given_name: string
  first_surname?: string
  second_surname?: string
  nickname?: string
  phones: string[]
  town?: string
  region?: string
  country?: Country
  language?: string
  last_year?: number
  birth_year?: number
  employers: string[]
  work: string[]
}

export type EntryRead = { entry: Entry; warnings: string[] } | { refused: string }

/** Characters of a cell. */
export const MAX_CELL = 200
const COUNTRIES: Record<string, Country> = {
  mx: 'MX',
  mexico: 'MX',
  gt: 'GT',
  guatemala: 'GT',
  sv: 'SV',
  'el salvador': 'SV',
  hn: 'HN',
  honduras: 'HN',
  ni: 'NI',
  nicaragua: 'NI',
  us: 'US',
  usa: 'US',
  'united states': 'US',
  'estados unidos': 'US',
  ca: 'CA',
  canada: 'CA',
}
/**
 * One row as a person, or why it cannot be one. A bad phone or year costs only itself: the person is real all the same.
 * `year`: the present year, to judge years by. Reasons name columns and never repeat a cell.
 */
export function readEntry(raw: Partial<Record<Column, string>>, year: number): EntryRead {
  const warnings: string[] = []
  const cells: Partial<Record<Column, string>> = {}
  for (const [name, cell] of Object.entries(raw) as [Column, string][]) {
    const text = clean(cell)
    if (text.length > MAX_CELL) return { refused: `The column ${name} has more than ${MAX_CELL} characters.` }
    if (looksLikeFormula(text, name))
      warnings.push(`The column ${name} begins like a formula: it is kept as plain text.`)
    if (text !== '') cells[name] = text
  }
  if (!cells.given_name) return { refused: 'The given name is missing.' }
  const country = cells.country === undefined ? undefined : COUNTRIES[fold(cells.country)]
  if (cells.country !== undefined && !country)
    return { refused: 'The country is not known: use MX, GT, SV, HN, NI, US or CA.' }

  const phones: string[] = []
  for (const name of ['phone', 'phone_2'] as const) {
    if (cells[name] === undefined) continue
    const phone = canonicalPhone(cells[name], country ?? 'MX')
    if ('problem' in phone) warnings.push(`The column ${name} ${phone.problem}: the person is kept without it.`)
    else if (!phones.includes(phone.value)) phones.push(phone.value)
  }
  const wholeYear = (name: 'last_year' | 'birth_year', from: number, to: number): number | undefined => {
    const text = cells[name]
    if (text === undefined) return undefined
    const value = /^\d{4}$/.test(text) ? Number(text) : 0
    if (value >= from && value <= to) return value
    warnings.push(`The column ${name} is not a year from ${from} to ${to}: left out.`)
    return undefined
  }
  if (!cells.first_surname) warnings.push('There is no surname.')

  const entry: Entry = {
    given_name: cells.given_name,
    phones,
    employers: [...listOf(cells.employer), ...listOf(cells.foreman)],
    work: listOf(cells.work),
    ...optional('list_no', cells.list_no),
    ...optional('first_surname', cells.first_surname),
    ...optional('second_surname', cells.second_surname),
    ...optional('nickname', cells.nickname),
    ...optional('town', cells.town),
    ...optional('region', cells.state),
    ...optional('country', country),
    ...optional('language', cells.language && (languageCode(cells.language) ?? cells.language)),
    ...optional('last_year', wholeYear('last_year', 1960, year)),
    ...optional('birth_year', wholeYear('birth_year', year - 110, year - 12)),
  }
  return { entry, warnings }
}

/** Without case and accents, for comparing. */
export const fold = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()

/** What tells a row from the others of its matter; undefined when nothing does. */
export function naturalKey(entry: Entry): string | undefined {
  if (entry.list_no) return `no/${fold(entry.list_no)}`
  const other = entry.birth_year ?? entry.phones[0] ?? entry.town
  return other === undefined ? undefined : `name/${nameKey(entry)}/${fold(String(other))}`
}

export const nameKey = (entry: Pick<Entry, 'given_name' | 'first_surname' | 'second_surname'>): string =>
  [entry.given_name, entry.first_surname ?? '', entry.second_surname ?? ''].map(fold).join('/')

/** One line, composed accents, no control characters, no marks that turn text around. */
const clean = (cell: string): string =>
  cell
    .normalize('NFC')
    .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()

const looksLikeFormula = (text: string, column: Column): boolean =>
  column === 'phone' || column === 'phone_2' ? /^[=@]/.test(text) : /^[=@+\-|]/.test(text) && text.length > 1

const listOf = (cell: string | undefined): string[] =>
  (cell ?? '')
    .split(/[;|]/)
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .slice(0, 20)

const optional = <Name extends string, Value>(name: Name, value: Value | undefined | ''): { [key in Name]?: Value } =>
  (value === undefined || value === '' ? {} : { [name]: value }) as { [key in Name]?: Value }
