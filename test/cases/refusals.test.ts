import { describe, expect, test } from 'vitest'
import { type NounName, nouns } from '../../src/cases/index.ts'
import { refusals } from './refusals/index.ts'
import { type Step, walk } from './walk.ts'
import { FRANCISCO, INVOICE, REVIEWED } from './walks/hours-report.ts'
import { toWork } from './walks/task.ts'

describe.each(Object.entries(refusals))('%s refuses', (name, table) => {
  test.each(table)('%s', (_, after, refused, words) => {
    const noun = nouns[name as NounName]
    expect(walk(noun, after).refused).toEqual([])
    const { refused: found, doc, before } = walk(noun, [...after, refused])
    expect(found).toEqual([expect.stringMatching(words)])
    expect(doc).toEqual(before.at(-1))
  })
})

test('the Defender of the 46: totals, both ledgers, and pay in pesos at the rate of the day', () => {
  const { doc } = walk(nouns.hours_report, [
    ...REVIEWED,
    ['pay_defender', 'finance', { paid_on: '2026-03-02', amount: '55735.05', currency: 'MXN', rate: '17.50' }],
    INVOICE,
  ])
  expect(doc).toMatchObject({
    state: 'INVOICED',
    totals: { minutes: 7_110, fee: '2370.00', expenses: '814.86', total: '3184.86' },
    defender_payment: 'PAID',
    advocate_invoice: 'SENT',
  })
})

test('the same receipt twice is told to staff', () => {
  const receipt = { receipt: 'f', receipt_hash: 'd'.repeat(64), kind: 'EXPENSE', amount: '1.00', currency: 'MXN' }
  const { told } = walk(nouns.hours_report, [
    ...FRANCISCO.slice(0, 2),
    ...['a', 'b'].map((line): Step => ['put_line', 'defender', { ...receipt, line, on: '2026-03-01' }]),
  ])
  expect(told.filter((each) => each.to === 'staff')).toEqual([
    { to: 'staff', reason: 'receipt_twice', priority: 'normal' },
  ])
})

test('a line that came back for its receipt is answered by the receipt, or by why there is none, and the report is sent again', () => {
  const back: Step[] = [
    ...FRANCISCO,
    ['judge', 'finance', { line: 'e1', decision: 'RETURNED', reason: 'falta el recibo' }],
    ['send_back', 'finance'],
  ]
  const line = (steps: Step[]) =>
    walk(nouns.hours_report, [...back, ...steps, ['submit', 'defender', { read_back: true }]])
  for (const payload of [{ receipt: 'f9' }, { no_receipt_because: 'era un puesto' }])
    expect(line([['put_receipt', 'defender', { line: 'e1', ...payload }]])).toMatchObject({
      refused: [],
      doc: { state: 'SUBMITTED' },
    })
  expect(line([]).refused).toEqual([expect.stringMatching('returned line')])
})

test('the same hours for the same days, told once more, are told to staff: other hours are not', () => {
  const told = (more: Record<string, unknown>) =>
    walk(nouns.hours_report, [
      ...FRANCISCO.slice(0, 2),
      ['sum_up', 'defender', { on: '2026-03-01', work: 120, expenses: [] }],
      ['sum_up', 'defender', { on: '2026-03-01', work: 120, ...more }],
    ] as Step[]).told.filter((each) => each.to === 'staff')
  expect(told({})).toEqual([{ to: 'staff', reason: 'hours_twice', priority: 'normal' }])
  expect(told({ travel: 60 })).toEqual([])
  expect(told({ on: '2026-02-28' })).toEqual([])
})

test('a summary that was put right stands in place of the last one; what was paid keeps its receipt where it stayed', () => {
  const paid = [{ label: 'pasaje', amount: '240.00', currency: 'MXN' }]
  const report = (more: Record<string, unknown>) =>
    walk(nouns.hours_report, [
      ...FRANCISCO.slice(0, 2),
      ['sum_up', 'defender', { on: '2026-03-01', work: 720, expenses: paid }],
      ['show_receipt', 'defender', { what: 'pasaje', receipt: 'f_1' }],
      ['sum_up', 'defender', { on: '2026-03-01', work: 660, ...more }],
    ] as Step[])
  const right = report({ instead: 1, expenses: paid })
  expect(right).toMatchObject({ refused: [], doc: { lines: [{ what: 'pasaje', receipt: 'f_1' }, { minutes: 660 }] } })
  expect(right.told.filter(({ to }) => to === 'staff')).toEqual([])
  const dearer = report({ instead: 1, expenses: [{ ...paid[0], amount: '270.00' }] })
  expect(dearer.doc.lines).toMatchObject([{ amount: '270.00' }, { minutes: 660 }])
  expect(dearer.doc).not.toMatchObject({ lines: [{ receipt: 'f_1' }, {}] })
  // Without it both stand, and more than a day's hours do not.
  expect(report({ expenses: paid }).refused).toEqual([expect.stringMatching('hours stand on that day')])
})

test('violence stops what is automatic in that area and nowhere else, and calls staff at once', () => {
  const told = (payload: Record<string, unknown>) =>
    walk(nouns.task, [...toWork('LOCATE'), ['block', 'defender', { reason: 'VIOLENCE_IN_AREA', ...payload }]]).told
  // The talk with a Defender says where it is.
  expect(told({ place_told: true }).slice(-2)).toMatchObject([{ to: 'staff' }, { to: 'advocate' }])
  expect(told({}).filter((tell) => tell.to === 'case' && tell.noun === 'matter')).toEqual([])
  expect(told({}).slice(-3)).toEqual([
    { to: 'staff', reason: 'violence_in_area', priority: 'urgent' },
    { to: 'case', noun: 'defender', subject: 'defender-1', move: 'report_danger', with: {} },
    // The Advocate hears that there is something, and not what.
    { to: 'advocate', flow: 'advocate-news', with: { about: 'SAFETY', ref: 'CF-1042' } },
  ])
})
