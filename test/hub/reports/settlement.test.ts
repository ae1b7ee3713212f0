import { describe, expect, test } from 'vitest'
import { reportOf } from '../../../src/hub/reports/index.ts'
import type { Asked, Section } from '../../../src/hub/reports/report.ts'
import { reportText } from '../../../src/hub/reports/text.ts'
import { sectionsFor, viewReport } from '../../../src/hub/reports/view.ts'
import { factsOf } from '../../support/facts-of.ts'
import { figures } from '../../support/figures.ts'
import { GROUP_OPENED } from '../../support/settlement-story.ts'

/** The settlement of 46 workers: what the reports count of the updates that tell it. */
const facts = await factsOf('2026-07-20T15:00:00.000Z')

function sections(name: string, asked: Asked = { around: GROUP_OPENED }, of = facts): Section[] {
  const report = reportOf(name)
  if (!report) throw new Error(`No report ${name}`)
  return sectionsFor(report, of, asked, 'admin')
}

describe('the settlement report', () => {
  const all = sections('settlement')

  test.each<[string, Record<string, unknown>]>([
    ['denominators', { list: 46, class: 98, payees: 53 }],
    ['located', { located: 46, alive: 45, deceased: 1, identified: 18, not_located: 0 }],
    ['route', { class_list: 15, relative: 17, visit: 10, coworker: 4 }],
    ['phone', { right_whatsapp: 12, right_sms: 3, sms_silent: 2, stranger: 6, nowhere: 8, none: 15 }],
    ['language', { es: 33, nhe: 6, hus: 5, ote: 2 }],
    ['way', { text: 27, voice: 17, in_person: 2 }],
    ['channel', { own_whatsapp: 36, shared_whatsapp: 5, sms_only: 3, none: 2 }],
    ['claim', { joined: 41, declined: 3, no_decision: 2 }],
    ['joined', { list: 41, themselves: 40, heirs: 1, class: 53, before: 9, after: 32, signed: 0, intends: 0 }],
    ['declined', { visa: 2, not_interested: 1 }],
    ['no_decision', { opted_out: 1, silent: 1 }],
    ['stops', { stop: 2, start: 1, opted_out: 1, wrong_number: 6 }],
    [
      'money',
      {
        list: [41, '248050.00 USD', 39, '235300.00 USD', 2, '12750.00 USD'],
        beyond: [12, '64800.00 USD', 12, '64800.00 USD', 0, '0.00 USD'],
        all: [53, '312850.00 USD', 51, '300100.00 USD', 2, '12750.00 USD'],
      },
    ],
    ['methods', { bank: 14, cash: 24, check: 2, undecided: 1 }],
    [
      'first_attempt',
      {
        paid: 33,
        not_sent: 1,
        name_mismatch: 3,
        account_closed: 1,
        id_expired: 1,
        pickup_expired: 1,
        limit_exceeded: 1,
      },
    ],
    ['open_payouts', { id_expired: 1, docs_pending: 1 }],
    ['open_age', { month: 1, older: 1 }],
  ])('%s', (name, wanted) => expect(figures(all, name)).toEqual(wanted))

  test('who asked what, before and after the day of the group', () => {
    expect(figures(all, 'trust')).toMatchObject({ scam_asked: [14, 16, 12, 4], visa_asked: [9, 9, 9, 0] })
  })

  test('(19) every division adds up to its whole, and nobody stands in two parts of one', () => {
    const divisions = all.filter(({ whole }) => whole !== undefined)
    expect(divisions.length).toBeGreaterThan(10)
    for (const { name, rows, whole } of divisions) {
      const ids = rows.flatMap(({ cells: [cell] }) => (cell?.kind === 'count' ? (cell.who?.ids ?? []) : []))
      expect([name, ids.length, new Set(ids).size]).toEqual([name, whole, whole])
    }
  })

  test('holds no name and no number of a phone, in no form', () => {
    const report = reportOf('settlement')
    if (!report) throw new Error('There is no report')
    const about = { now: facts.now, matter: 'LAND-1', language: 'es' } as const
    const text = JSON.stringify(all) + reportText(viewReport(report, all, about, () => null))
    expect(text).not.toMatch(/Nombre|Inventado|\+?52 ?55/)
  })
})

test('a search says through whom somebody was found, whatever the numbers say', () => {
  const search = { id: 's1', personId: 'p001', state: 'LOCATED', facets: { route: 'COWORKER' }, doc: null }
  const all = sections('locating', {}, { ...facts, searches: [search] })
  expect(figures(all, 'route')).toEqual({ class_list: 14, relative: 17, visit: 10, coworker: 5 })
})

test('the year: each migrant once, by category and country', () => {
  const all = sections('annual', { year: '2026' })
  expect(figures(all, 'year')).toEqual({ year: '2026', matters: 1, migrants: 58, facilitations: 0 })
  expect(figures(all, 'country')).toEqual({ mx: 46, us: 12 })
  expect(figures(all, 'category')).toMatchObject({ labor: 58, immigration: 0 })
  expect(figures(sections('annual', { year: '2025' }), 'year')).toMatchObject({ migrants: 0 })
})

test('the trends of a year that is over hide what is small', () => {
  const all = sections('trend', { year: '2026' })
  expect(figures(all, 'migrants').labor).toEqual([46, 0, 0, 0, 0, 12, 0, 0, 58])
  // Two feared for their visa, one was not interested: three in all point at people, too.
  expect(figures(all, 'declined').visa).toEqual(['hidden', 0, 0, 0, 0, 0, 0, 0, 'hidden'])
  expect(figures(all, 'declined').total).toEqual(['hidden', 0, 0, 0, 0, 0, 0, 0, 'hidden'])
})
