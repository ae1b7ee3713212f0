import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LEAST, type Published, suppress } from '../../../src/hub/reports/suppress.ts'

const tables = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })).chain(([rows, columns]) =>
  fc.array(
    fc.array(fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 9 })), {
      minLength: columns,
      maxLength: columns,
    }),
    {
      minLength: rows,
      maxLength: rows,
    },
  ),
)

/** What somebody who reads the table can work out of a hidden cell: all values that it has in tables that show the same. */
function possible(published: Published, row: number, column: number, most: number): Set<number> {
  const inner = published.slice(0, -1).map((cells) => cells.slice(0, -1))
  const rowTotals = published.slice(0, -1).map((cells) => cells.at(-1) ?? null)
  const columnTotals = published.at(-1) ?? []
  const values = new Set<number>()
  const guess = inner.map((cells) => [...cells])
  const sumOf = (cells: (number | null)[]): number => cells.reduce<number>((all, each) => all + (each ?? 0), 0)
  const fits = (shown: number | null | undefined, value: number): boolean =>
    shown == null ? value > 0 : shown === value
  const place = (r: number, c: number): void => {
    if (r === inner.length) {
      const sums = (inner[0] ?? []).map((_, at) => sumOf(guess.map((cells) => cells[at] ?? 0)))
      if (!sums.every((value, at) => fits(columnTotals[at], value))) return
      if (!fits(columnTotals.at(-1), sumOf(sums))) return
      values.add(guess[row]?.[column] ?? 0)
      return
    }
    const cells = guess[r] ?? []
    if (c === cells.length) {
      if (fits(rowTotals[r], sumOf(cells))) place(r + 1, 0)
      return
    }
    if (inner[r]?.[c] != null) {
      place(r, c + 1)
      return
    }
    // Whoever knows how it is done knows that a nought is never hidden.
    for (let value = 1; value <= most && values.size < 2; value++) {
      cells[c] = value
      place(r, c + 1)
    }
    cells[c] = null
  }
  place(0, 0)
  return values
}

describe('suppressed tables', () => {
  test('show no small number, and no total gives one back', () => {
    fc.assert(
      fc.property(tables, (counts) => {
        const published = suppress(counts)
        for (const [r, row] of counts.entries())
          for (const [c, value] of row.entries()) {
            if (value === 0 || value >= LEAST) continue
            expect(published[r]?.[c]).toBeNull()
            expect(possible(published, r, c, 11).size).toBeGreaterThan(1)
          }
      }),
      { numRuns: 150 },
    )
  })

  test('tell the truth where they tell anything, and add up', () => {
    fc.assert(
      fc.property(tables, (counts) => {
        const published = suppress(counts)
        for (const [r, row] of published.entries())
          for (const [c, value] of row.entries()) {
            if (value === null) continue
            const rows = r === counts.length ? counts : [counts[r] ?? []]
            const real = rows
              .flatMap((cells) => (c === cells.length ? cells : [cells[c] ?? 0]))
              .reduce((a, b) => a + b, 0)
            expect(value).toBe(real)
          }
      }),
    )
  })

  test.each<[string, number[][], Published]>([
    [
      'nothing is small',
      [
        [5, 9],
        [0, 7],
      ],
      [
        [5, 9, 14],
        [0, 7, 7],
        [5, 16, 21],
      ],
    ],
    [
      'one is small, and three others hide it',
      [
        [2, 9],
        [8, 7],
      ],
      [
        [null, null, 11],
        [null, null, 15],
        [10, 16, 26],
      ],
    ],
    [
      'a table of one cell',
      [[3]],
      [
        [null, null],
        [null, null],
      ],
    ],
    [
      'two of one cannot hide each other',
      [[1, 1, 9]],
      [
        [null, null, null, 11],
        [null, null, null, 11],
      ],
    ],
  ])('%s', (_, counts, wanted) => expect(suppress(counts)).toEqual(wanted))
})
