import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { reportCsv } from '../../../src/hub/reports/csv.ts'
import { nothing } from '../../../src/hub/reports/facts.ts'
import { reports } from '../../../src/hub/reports/index.ts'
import { reportPage } from '../../../src/hub/reports/page.ts'
import type { Section } from '../../../src/hub/reports/report.ts'
import { reportText } from '../../../src/hub/reports/text.ts'
import { sectionsFor, share, viewReport, whoIn } from '../../../src/hub/reports/view.ts'
import { words } from '../../../src/hub/reports/words/index.ts'

const NOW = '2026-07-20T15:00:00.000Z'
const [settlement] = reports
const viewOf = (sections: Section[], language: 'es' | 'en' = 'en') => {
  if (!settlement) throw new Error('There is no report')
  return viewReport(
    settlement,
    sections,
    { now: NOW, matter: 'LAND-1', language },
    (figure) => `/people?figure=${figure}`,
  )
}
const hostile = '=HYPERLINK("x")<img src=x onerror=alert(1)>'
const odd: Section[] = [
  {
    name: 'money',
    title: 'money',
    columns: ['people', 'amount'],
    rows: [
      {
        name: 'row',
        label: { code: hostile },
        cells: [
          { kind: 'count', value: 2, of: 3, who: { noun: 'claim', ids: ['a', 'b'] } },
          { kind: 'money', money: { amount: '1234567.80', currency: 'USD' } },
        ],
      },
      { name: 'empty', label: 'none', cells: [{ kind: 'missing' }, { kind: 'hidden' }] },
    ],
  },
]

test('shares have one decimal, rounded half up', () => {
  expect([share(41, 46), share(0, 46), share(46, 46), share(1, 3), share(1, 2_000)]).toEqual([
    '89.1',
    '0.0',
    '100.0',
    '33.3',
    '0.1',
  ])
  fc.assert(
    fc.property(fc.nat(10_000), fc.integer({ min: 1, max: 10_000 }), (part, whole) => {
      expect(Math.abs(Number(share(part, whole)) - (part / whole) * 100)).toBeLessThanOrEqual(0.0501)
    }),
  )
})

test('what has no data says so, in each form', () => {
  const view = viewOf(odd)
  expect(view.sections[0]?.rows[1]?.cells).toMatchObject([
    { value: null, status: 'not_recorded', shown: 'not recorded' },
    { value: null, status: 'suppressed', shown: 'suppressed' },
  ])
  expect(reportText(view)).toContain('not recorded')
  expect(reportPage(view)).toContain('<td class="missing">not recorded</td>')
})

test('a label of somebody’s making is no formula and no markup', () => {
  const [row] = parse(reportCsv(viewOf(odd)), { columns: true, bom: true }) as Record<string, string>[]
  expect(row).toMatchObject({ value: '2', of: '3', percent: '66.7' })
  expect(row?.figure?.startsWith("'=")).toBe(true)
  const page = reportPage(viewOf(odd))
  expect(page).not.toContain('<img')
  expect(page).toContain('1,234,567.80 USD')
})

test('a figure is found by its name, whatever the language', () => {
  expect(whoIn(odd, 'money.row.people')).toEqual({ noun: 'claim', ids: ['a', 'b'] })
  expect(whoIn(odd, 'money.row.amount')).toBeNull()
  expect(viewOf(odd, 'es').sections[0]?.rows[0]?.cells[0]?.people).toBe('/people?figure=money.row.people')
})

describe.each(reports.map((report) => [report.name, report] as const))('%s of nothing', (_, report) => {
  const sections = report.roles.flatMap((role) => sectionsFor(report, nothing(NOW), {}, role))
  test('can be counted, and its rows have a cell for each column', () => {
    for (const { columns, rows } of sections)
      for (const { cells } of rows) expect(cells).toHaveLength(columns?.length ?? 1)
  })
  test('names no section and no row twice', () => {
    const own = sectionsFor(report, nothing(NOW), {}, 'admin')
    expect(new Set(own.map(({ name }) => name)).size).toBe(own.length)
    for (const { rows } of own) expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length)
  })
})

test('both languages say every label, and Spanish says it in its own words', () => {
  for (const [key, text] of Object.entries(words.es)) expect([key, text]).not.toEqual([key, ''])
  expect(Object.keys(words.es).sort()).toEqual(Object.keys(words.en).sort())
})
