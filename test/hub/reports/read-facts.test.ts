import { beforeAll, describe, expect, test } from 'vitest'
import { createErase } from '../../../src/hub/privacy/erase.ts'
import { reportOf } from '../../../src/hub/reports/index.ts'
import { makeReport } from '../../../src/hub/reports/make-report.ts'
import type { Reader } from '../../../src/hub/reports/read-facts.ts'
import type { Asked, Section } from '../../../src/hub/reports/report.ts'
import { readFunnel } from '../../../src/hub/updates/funnel.ts'
import { factsOf } from '../../support/facts-of.ts'
import { figures } from '../../support/figures.ts'
import { facilitationStory, GROUP_OPENED, STORY, settlementStory } from '../../support/settlement-story.ts'
import { caseHub } from '../case-store.ts'

/** Some of the story, fed as updates into the store: the reports say the same of it as of the folded updates. */
const hub = caseHub()
const SOME = [1, 13, 17, 18, 34, 40, 43, 101]

beforeAll(async () => {
  const updates = await settlementStory(
    {
      add: async (channel, value, person) => (await hub.store.addresses.ensure({ channel, value }, 'MX', person))._id,
      unreachable: (id, code) => hub.store.addresses.unreachable(id, code),
    },
    SOME,
  )
  // As they come: out of order, and some of them twice.
  await hub.tellUpdates([...updates].reverse())
  await hub.tellUpdates(updates.slice(0, 20))
  await hub.drain()
  hub.clock.set('2026-07-05T15:00:00Z')
  for (const [noun, subject, [move, as, payload]] of facilitationStory) {
    const actor = typeof as === 'string' ? { kind: as, id: `${as}-1` } : as
    await hub.tell({ noun, subject, move, actor, payload: (payload ?? {}) as Record<string, unknown> })
    await hub.drain()
  }
  hub.clock.set('2026-07-20T15:00:00Z')
}, 120_000)

const admin: Reader = { role: 'admin', matter: STORY }
async function sections(
  name: string,
  reader: Reader = admin,
  asked: Asked = { around: GROUP_OPENED },
): Promise<Section[]> {
  const report = reportOf(name)
  const made = report ? await makeReport(hub, report, reader, asked) : null
  if (!made) throw new Error(`No report ${name}`)
  return made.sections
}

test('what is read of the store counts as what was told', async () => {
  const report = reportOf('settlement')
  const told = report?.count(await factsOf(hub.clock.now().toISOString(), SOME), { around: GROUP_OPENED }) ?? []
  const read = await sections('settlement')
  for (const name of [
    'denominators',
    'located',
    'route',
    'joined',
    'declined',
    'no_decision',
    'phone',
    'language',
    'way',
    'channel',
    'claim',
    'trust',
    'stops',
    'money',
    'methods',
    'first_attempt',
    'open_payouts',
    'open_age',
  ])
    expect([name, figures(read, name)]).toEqual([name, figures(told, name)])
})

test('incidents are counted by kind, for the team alone', async () => {
  const payload = { kind: 'EXTORT', person_id: 'p018' }
  const actor = { kind: 'staff', id: 'staff-1' } as const
  await hub.tell({ noun: 'incident', subject: 'i1', personId: 'p018', move: 'report', actor, payload })
  await hub.drain()
  expect(figures(await sections('settlement'), 'incidents')).toEqual({ extort: 1 })
  const advocate: Reader = { ...admin, role: 'advocate', of: 'advocate-1' }
  expect(figures(await sections('settlement', advocate), 'incidents')).toEqual({})
})

test('the store counts the same by itself', async () => {
  const funnel = await readFunnel(hub.store, STORY)
  expect(funnel).toMatchObject({
    claims: 8,
    located: 7,
    joined: 6,
    declined: 1,
    no_decision: 1,
    opted_out: 1,
    deceased: 1,
  })
  expect(figures(await sections('settlement'), 'located')).toMatchObject({ located: 7, deceased: 1 })
})

test.each<[string, Record<string, unknown>]>([
  ['defender_pay', { due: [0, 0], paid: [1, '3184.86 USD'] }],
  ['advocate_invoice', { none: [0, 0], sent: [1, '3184.86 USD'], overdue: [0, 0], disputed: [0, 0], paid: [0, 0] }],
  ['fees', { 'CF-1042': [1, 118.5, '2370.00 USD', '814.86 USD', '3184.86 USD'] }],
  ['caps', { 'CF-1042': [118.5, 120, '814.86 USD', '1000.00 USD', '98 %', '80 %'] }],
  ['evaluations', { advocate: [1, 1, 1, 0, 'missing'], defender: [1, 0, 0, 0, 'missing'] }],
])('%s', async (name, wanted) => expect(figures(await sections('settlement'), name)).toEqual(wanted))

describe('what a report says to whom', () => {
  const dana: Reader = { role: 'advocate', of: 'advocate-1', matters: [STORY], matter: STORY }

  test('an Advocate does not read what the Defender is paid, nor the team’s queue', async () => {
    const names = (await sections('settlement', dana)).map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['located', 'advocate_invoice', 'caps']))
    expect(names).not.toContain('defender_pay')
    expect(names).not.toContain('reasons')
  })

  test('another Advocate or Defender sees nothing of this work', async () => {
    for (const reader of [
      { ...dana, of: 'advocate-2' },
      { ...dana, role: 'defender', of: 'defender-2' },
    ] as Reader[]) {
      const all = await sections('settlement', reader)
      expect(figures(all, 'caps')).toEqual({})
      expect(figures(all, 'fees')).toEqual({})
      expect(figures(all, 'evaluations')).toMatchObject({ advocate: [0, 0, 0, 0, 'missing'] })
    }
  })

  test('a score is counted when both sides may read it, and not before', async () => {
    const score = async () => figures(await sections('facilitation', { role: 'admin' }), 'evaluations').advocate
    expect(await score()).toEqual([1, 1, 1, 0, 'missing'])
    const actor = { kind: 'case', id: 'facilitation:CF-1042' } as const
    await hub.tell({ noun: 'evaluation', subject: 'CF-1042-ADVOCATE', move: 'release', actor })
    await hub.drain()
    expect(await score()).toEqual([1, 1, 0, 0, 4])
  })

  test('a matter that is none has no report', async () => {
    const report = reportOf('settlement')
    expect(report && (await makeReport(hub, report, { role: 'admin', matter: 'NONE' }, {}))).toBeNull()
  })
})

describe('the other reports', () => {
  test('(17) the outcome: first not known, then as the Advocate reports it', async () => {
    const outcomes = async () => figures(await sections('settlement'), 'outcomes')
    const about = { facilitation_id: 'CF-1042', matter_id: STORY, advocate_id: 'advocate-1' }
    const actor = { kind: 'case', id: 'facilitation:CF-1042' } as const
    await hub.tell({ noun: 'outcome', subject: 'CF-1042-OUTCOME', move: 'expect', actor, payload: about })
    await hub.drain()
    expect(await outcomes()).toMatchObject({ pending: 1, settled: 0 })
    const told = { result: 'SETTLED', people: 53, ended_on: '2026-08-13' }
    const advocate = { kind: 'advocate', id: 'advocate-1' } as const
    await hub.tell({ noun: 'outcome', subject: 'CF-1042-OUTCOME', move: 'report', actor: advocate, payload: told })
    await hub.drain()
    expect(await outcomes()).toMatchObject({ pending: 0, settled: 1 })
  })

  test('the fee statement is of a period', async () => {
    const fees = async (asked: Asked) => figures(await sections('finance', { role: 'finance' }, asked), 'defenders')
    expect(await fees({ from: '2026-03-01', to: '2026-03-31' })).toEqual({
      'defender-1': [1, 118.5, '2370.00 USD', '814.86 USD', '3184.86 USD'],
    })
    expect(await fees({ from: '2026-04-01' })).toEqual({})
  })

  test('coverage: a language that nobody of the team speaks is a gap', async () => {
    const spoken = { name: 'Francisco', country: 'MX', languages: ['es', 'hus'], regions: ['SAN LUIS POTOSI'] }
    const staff = { kind: 'staff', id: 'staff-1' } as const
    await hub.tell({ noun: 'defender', subject: 'defender-1', move: 'register', actor: staff, payload: spoken })
    await hub.drain()
    const all = await sections('coverage', { role: 'staff' })
    expect(figures(all, 'language')).toMatchObject({ es: [4, 1, 0], nhe: [1, 0, 0], hus: [2, 1, 0] })
    expect(figures(all, 'region')).toMatchObject({ san_luis_potosi: [7, 1, 0] })
  })

  test('a year that runs is refused', () =>
    expect(sections('trend', { role: 'staff' }, { year: '2026' })).rejects.toThrow('years that are over'))
})

test('an erased person still counts, and is told apart', async () => {
  const before = await sections('settlement')
  const erase = createErase({
    store: hub.store,
    clock: hub.clock,
    wake: hub.wake as never,
    act: async () => expect.fail(),
    record: hub.record,
  })
  await erase.begin({ personId: 'p001', actor: 'admin', role: 'admin', reason: 'asked for it' })
  await erase.clear('p001')
  const after = await sections('settlement')
  for (const name of ['denominators', 'located', 'claim']) expect(figures(after, name)).toEqual(figures(before, name))
  expect(figures(after, 'joined')).toMatchObject({ list: 5 })
  expect(figures(after, 'language')).toMatchObject({ es: 3, erased: 1 })
  expect(figures(after, 'trust').scam_asked).toEqual([2, 1, 0, 1])
})
