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

/**
 * Whether whoever reads the table cannot work out a hidden cell: a table with another value there shows the same. Values near the
 * real ones are tried first, and no row is gone on with whose shown total it misses.
 */
function another(
  published: Published,
  counts: readonly number[][],
  row: number,
  column: number,
  most: number,
): boolean {
  const inner = published.slice(0, -1).map((cells) => cells.slice(0, -1))
  const rowTotals = published.slice(0, -1).map((cells) => cells.at(-1) ?? null)
  const columnTotals = published.at(-1) ?? []
  const guess = inner.map((cells) => [...cells])
  const real = (r: number, c: number): number => counts[r]?.[c] ?? 0
  const sumOf = (cells: (number | null)[]): number => cells.reduce<number>((all, each) => all + (each ?? 0), 0)
  const fits = (shown: number | null | undefined, value: number): boolean =>
    shown == null ? value > 0 : shown === value
  // Whoever knows how it is done knows that a nought is never hidden.
  const values = (r: number, c: number): number[] =>
    Array.from({ length: most }, (_, n) => n + 1)
      .filter((value) => r !== row || c !== column || value !== real(r, c))
      .sort((a, b) => Math.abs(a - real(r, c)) - Math.abs(b - real(r, c)))
  const place = (r: number, c: number): boolean => {
    if (r === inner.length) {
      const sums = (inner[0] ?? []).map((_, at) => sumOf(guess.map((cells) => cells[at] ?? 0)))
      return sums.every((value, at) => fits(columnTotals[at], value)) && fits(columnTotals.at(-1), sumOf(sums))
    }
    const cells = guess[r] ?? []
    const total = rowTotals[r]
    if (c === cells.length) return fits(total, sumOf(cells)) && place(r + 1, 0)
    if (inner[r]?.[c] != null) return place(r, c + 1)
    const rest = total == null ? most : total - sumOf(cells.slice(0, c))
    const last = !cells.some((_, at) => at > c && inner[r]?.[at] == null)
    const after = sumOf((inner[r] ?? []).slice(c + 1))
    const fitting = values(r, c).filter((value) => (total != null && last ? value === rest - after : value <= rest))
    const found = fitting.some((value) => {
      cells[c] = value
      return place(r, c + 1)
    })
    cells[c] = null
    return found
  }
  return place(0, 0)
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
            expect(another(published, counts, r, c, 11), JSON.stringify(published)).toBe(true)
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
