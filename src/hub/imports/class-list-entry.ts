import { languageCode } from '../../reading/languages-named.ts'
import type { Country } from '../../reading/reader.ts'
import { countryNamed, fold, listIn, optional, phonesIn } from './cells.ts'
import type { CLASS_LIST_COLUMNS } from './class-list-columns.ts'
import type { Read } from './kind.ts'

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

type Column = keyof typeof CLASS_LIST_COLUMNS
export const CLASS_LIST_PHONES = ['phone', 'phone_2'] as const

/**
 * One row as a person, or why it cannot be one. A bad phone or year costs only itself: the person is real all the same.
 * Reasons name columns and never repeat a cell.
 */
export function readEntry(cells: Partial<Record<Column, string>>, now: Date): Read<Entry> {
  const warnings: string[] = []
  const year = now.getUTCFullYear()
  if (!cells.given_name) return { refused: 'The given name is missing.' }
  const country = cells.country === undefined ? undefined : countryNamed(cells.country)
  if (cells.country !== undefined && !country)
    return { refused: 'The country is not known: use MX, GT, SV, HN, NI, US or CA.' }

  const phones = phonesIn(cells, CLASS_LIST_PHONES, country ?? 'MX', (reason) => warnings.push(reason))
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
    employers: [...listIn(cells.employer), ...listIn(cells.foreman)],
    work: listIn(cells.work),
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

/** What tells a row from the others of its matter; undefined when nothing does. */
export function naturalKey(entry: Entry): string | undefined {
  if (entry.list_no) return `no/${fold(entry.list_no)}`
  const other = entry.birth_year ?? entry.phones[0] ?? entry.town
  return other === undefined ? undefined : `name/${nameKey(entry)}/${fold(String(other))}`
}

export const nameKey = (entry: Pick<Entry, 'given_name' | 'first_surname' | 'second_surname'>): string =>
  [entry.given_name, entry.first_surname ?? '', entry.second_surname ?? ''].map(fold).join('/')
