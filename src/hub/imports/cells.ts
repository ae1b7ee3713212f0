import { canonicalPhone } from '../../channels/e164.ts'
import type { Country } from '../../reading/reader.ts'
import type { Cells } from './columns.ts'

/** Characters of a cell. */
export const MAX_CELL = 200

const COUNTRIES: Readonly<Record<string, Country>> = {
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

/** Cells without what could not be seen; or why the row cannot be read. Reasons name columns and never repeat a cell. */
export function cleanCells(
  raw: Cells,
  phones: readonly string[],
): { cells: Cells; warnings: string[] } | { refused: string } {
  const warnings: string[] = []
  const cells: Record<string, string> = {}
  for (const [name, cell] of Object.entries(raw)) {
    const text = clean(cell ?? '')
    if (text.length > MAX_CELL) return { refused: `The column ${name} has more than ${MAX_CELL} characters.` }
    if (looksLikeFormula(text, phones.includes(name)))
      warnings.push(`The column ${name} begins like a formula: it is kept as plain text.`)
    if (text !== '') cells[name] = text
  }
  return { cells, warnings }
}

/** One line, composed accents, no control characters, no marks that turn text around. */
const clean = (cell: string): string =>
  cell
    .normalize('NFC')
    .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()

const looksLikeFormula = (text: string, phone: boolean): boolean =>
  phone ? /^[=@]/.test(text) : /^[=@+\-|]/.test(text) && text.length > 1

/** Without case and accents, for comparing. */
export const fold = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()

export const countryNamed = (text: string): Country | undefined => COUNTRIES[fold(text)]

/** Several things in one cell, divided by `;` or `|`. */
export const listIn = (cell: string | undefined): string[] =>
  (cell ?? '')
    .split(/[;|]/)
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .slice(0, 20)

/** Numbers of these columns, each once. What is none costs only itself: `warn` hears of it. */
export function phonesIn(
  cells: Cells,
  columns: readonly string[],
  country: Country,
  warn: (reason: string) => void,
): string[] {
  const found = new Set<string>()
  for (const name of columns) {
    const cell = cells[name]
    if (cell === undefined) continue
    const phone = canonicalPhone(cell, country)
    if ('problem' in phone) warn(`The column ${name} ${phone.problem}: the row is kept without it.`)
    else found.add(phone.value)
  }
  return [...found]
}

/** A word of a closed list, by the ways in which lists say it; what is none of them costs only itself. */
export function wordIn<Word extends string>(
  cells: Cells,
  column: string,
  words: Readonly<Record<string, Word>>,
  warn: (reason: string) => void,
): Word | undefined {
  const cell = cells[column]
  if (cell === undefined) return undefined
  const word = words[fold(cell)]
  if (word === undefined)
    warn(`The column ${column} is none of ${[...new Set(Object.values(words))].join(', ')}: left out.`)
  return word
}

/** The field, if there is something to say. */
export const optional = <Name extends string, Value>(
  name: Name,
  value: Value | undefined | '',
): { [key in Name]?: Value } =>
  (value === undefined || value === '' ? {} : { [name]: value }) as { [key in Name]?: Value }
