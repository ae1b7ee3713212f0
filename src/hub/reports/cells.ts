import type { NounName } from '../../cases/index.ts'
import { type Money, total } from '../../cases/money.ts'
import type { Case } from './facts.ts'
import type { Cell, Label, Row } from './report.ts'

export const MISSING: Cell = { kind: 'missing' }

/** So many documents, with the documents. */
export const counted = (noun: NounName, of: readonly Pick<Case, 'id'>[], whole?: number): Cell => ({
  kind: 'count',
  value: of.length,
  ...(whole === undefined ? {} : { of: whole }),
  who: { noun, ids: of.map(({ id }) => id) },
})

/** A number of things that are no documents: questions, times. */
export const number = (value: number): Cell => ({ kind: 'count', value })

export const row = (name: string, label: Label, ...cells: Cell[]): Row => ({ name, label, cells })

/** A row for each part in this order, then for the parts that nobody foresaw; parts without anybody are left out. */
export function divide<Of extends Pick<Case, 'id'>>(
  noun: NounName,
  among: readonly Of[],
  partOf: (one: Of) => string,
  order: readonly (readonly [name: string, label: Label])[] = [],
): Row[] {
  const parts = Map.groupBy(among, partOf)
  const labels = new Map(order)
  const names = [...order.map(([name]) => name), ...[...parts.keys()].filter((name) => !labels.has(name)).sort()]
  return names.flatMap((name) => {
    const of = parts.get(name) ?? []
    return of.length === 0 ? [] : [row(slug(name), labels.get(name) ?? { code: name }, counted(noun, of))]
  })
}

/** Reasons are words of people: a row's name is made of letters, digits and `_`. */
export const slug = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .slice(0, 60) || 'none'

/** A code that the hub or a list uses; whatever could be somebody's own words is not told. */
export const codeOf = (text: string): string => (/^[A-Za-z0-9_-]{1,40}$/.test(text) ? text : 'other')

/** Totals of amounts, one for each currency in the order of their names. */
export function totals(amounts: readonly Money[]): Money[] {
  const byCurrency = Map.groupBy(amounts, ({ currency }) => currency)
  return [...byCurrency].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, of]) => total(of, currency))
}

/** Of an odd number of values the middle one, of an even number the lower of the two; null of none. */
export const middle = (values: readonly number[]): number | null =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? null
