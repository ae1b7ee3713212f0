import { expect, test } from 'vitest'
import { importText } from '../../src/cli/import.ts'

test('the report of an import: counts first, then the lines that need a look', () => {
  const text = importText({
    kind: 'class-list',
    matter: 'LAND-1',
    dry_run: true,
    rows: 3,
    accepted: 1,
    unchanged: 1,
    refused_count: 2,
    refused: [{ line: 4, reason: 'The given name is missing.' }],
    warnings: [{ line: 2, reason: 'There is no surname.' }],
  })
  expect(text).toBe(`LAND-1: 3 rows (dry run: nothing was changed)
  accepted   1
  unchanged  1
  refused    2
    line 4: The given name is missing.
    ... and 1 more
  to look at 1
    line 2: There is no surname.
`)
})
