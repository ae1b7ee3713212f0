/** People in a cell below which it could point at somebody. */
export const LEAST = 5

/** A table with its totals as the last row and the last column; null: hidden. */
export type Published = (number | null)[][]

/**
 * Hides the small cells of a table of counts, and as many others (of a row or a column, at last the totals) as it takes that
 * no small one can be computed from what is shown, not even by somebody who knows how this is done. Noughts are shown.
 * @param counts rows of equal length, whole numbers from 0
 */
export function suppress(counts: readonly (readonly number[])[], least = LEAST): Published {
  const table = withTotals(counts)
  const hidden = table.map((row) => row.map((value) => value > 0 && value < least))
  const small = cellsOf(table).filter(([r, c]) => hidden[r]?.[c])
  for (const cell of small)
    for (const [r, c] of cheapestRing(table, hidden, cell)) {
      const row = hidden[r]
      if (row) row[c] = true
    }
  return table.map((row, r) => row.map((value, c) => (hidden[r]?.[c] ? null : value)))
}

type Place = readonly [row: number, column: number]
type Table = readonly (readonly number[])[]
type Flags = readonly (readonly boolean[])[]

function withTotals(counts: readonly (readonly number[])[]): number[][] {
  const rows = counts.map((row) => [...row, sum(row)])
  const width = (counts[0]?.length ?? 0) + 1
  return [...rows, Array.from({ length: width }, (_, c) => sum(rows.map((row) => row[c] ?? 0)))]
}

const sum = (values: readonly number[]): number => values.reduce((all, each) => all + each, 0)
const cellsOf = (table: Table): Place[] => table.flatMap((row, r) => row.map((_, c): Place => [r, c]))

/** More than any number in a table: a total is hidden only where nothing else helps. */
const TOTAL_COST = 1e12

/**
 * The cells that must be hidden with a small one, so that another table, with another value there, shows the same: the cell can
 * be one more or one less when cells on a ring of rows and columns take turns in going up and down. None of them may be nought
 * or go below one: it is known that noughts are shown. A ring over the totals of the cell's own row and column always exists.
 */
function cheapestRing(table: Table, hidden: Flags, cell: Place): Place[] {
  const [up, down] = [ringFrom(table, hidden, cell, 1), ringFrom(table, hidden, cell, -1)]
  return (up.cost <= down.cost ? up : down).cells
}

type Way = { cost: number; cells: Place[] }
const NO_WAY: Way = { cost: Number.POSITIVE_INFINITY, cells: [] }

/** Goes from the column to a row by cells that go the other way, from that row to a column by cells that go along, and back to the row. */
function ringFrom(table: Table, hidden: Flags, [row, column]: Place, step: 1 | -1): Way {
  if (step < 0 && (table[row]?.[column] ?? 0) <= 1) return NO_WAY
  const [lastRow, lastColumn] = [table.length - 1, (table[0]?.length ?? 1) - 1]
  // A total stands on the other side of its sum: where a cell goes up, it goes down.
  const side = (r: number, c: number): number => ((r === lastRow) === (c === lastColumn) ? 1 : -1)
  const costOf = (r: number, c: number, by: number): number => {
    const value = table[r]?.[c] ?? 0
    if ((r === row && c === column) || value === 0 || (by * side(r, c) < 0 && value === 1)) return NO_WAY.cost
    if (hidden[r]?.[c]) return 0
    return value + TOTAL_COST * (Number(r === lastRow) + Number(c === lastColumn))
  }
  const toRow: Way[] = table.map(() => NO_WAY)
  const toColumn: Way[] = (table[0] ?? []).map((_, c) => (c === column ? { cost: 0, cells: [] } : NO_WAY))
  const relax = (ways: Way[], at: number, from: Way, [r, c]: Place, by: number): boolean => {
    const cost = from.cost + costOf(r, c, by)
    if (cost >= (ways[at]?.cost ?? 0)) return false
    ways[at] = { cost, cells: [...from.cells, [r, c]] }
    return true
  }
  const sign = step * side(row, column)
  for (let changed = true; changed; ) {
    changed = false
    for (const [r, c] of cellsOf(table)) {
      if (relax(toRow, r, toColumn[c] ?? NO_WAY, [r, c], -sign)) changed = true
      if (r !== row && relax(toColumn, c, toRow[r] ?? NO_WAY, [r, c], sign)) changed = true
    }
  }
  return toRow[row] ?? NO_WAY
}
