import { expect, it } from 'vitest'
import type { HoursReportDoc, Line } from '../../src/cases/hours-report-doc.ts'
import { linesBefore } from '../../src/cases/hours-report-summary.ts'
import { notedIn } from '../../src/cases/hours-report-totals.ts'

const lines: Line[] = [
  { line: 'u1.w', kind: 'WORK', on: '2026-03-08', minutes: 180 },
  { line: 'u1.t', kind: 'TRAVEL', on: '2026-03-08', minutes: 120 },
  { line: 'u1.001', kind: 'EXPENSE', on: '2026-03-08', what: 'camion', amount: '180.00', currency: 'MXN' },
  { line: 'u2.w', kind: 'WORK', on: '2026-03-09', minutes: 210 },
]
const doc = { lines, summary: 'u2' } as HoursReportDoc

it('tells what stands in a report, with and without what was told last', () => {
  const expenses = [{ amount: '180.00', currency: 'MXN' }]
  expect(notedIn(lines)).toEqual({ work: 390, travel: 120, expenses })
  expect(notedIn(linesBefore(doc))).toEqual({ work: 180, travel: 120, expenses })
  expect(notedIn(linesBefore({ ...doc, lines: lines.slice(3) }))).toBeNull()
})
