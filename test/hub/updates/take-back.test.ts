import { expect, test } from 'vitest'
import type { ClaimDoc } from '../../../src/cases/claim.ts'
import type { HandoffDoc } from '../../../src/cases/handoff.ts'
import type { PersonDoc } from '../../../src/cases/person.ts'
import { rebuild } from '../../../src/hub/updates/rebuild.ts'
import { listed } from '../../support/listed.ts'
import { caseHub } from '../case-store.ts'

/** What a move told other documents stands as long as the move does. */
const hub = caseHub()
const staff = { kind: 'staff', id: 'ana' } as const
const safety = { kind: 'staff', id: 'sol', role: 'safety' } as const
const person = async () => (await hub.store.cases.get<PersonDoc>('person', 'p_1'))?.doc
const claim = async () => (await hub.store.cases.get<ClaimDoc>('claim', 'c_1'))?.doc
const rows = async (reason: string) =>
  (await hub.store.cases.list<HandoffDoc>({ noun: 'handoff', facets: { reason } }, 50)).filter(
    ({ state }) => state === 'OPEN',
  )

test('a late report turns one that froze into a refusal: the freeze falls, and comes back with it', async () => {
  await hub.tell(...listed('p_1', 'Venancio', { id: 'c_1', matter: 'M' }))
  await hub.drain()
  const incident = { noun: 'incident', subject: 'i_1', personId: 'p_1' } as const
  const start = hub.clock.now().getTime()
  const at = (minutes: number) => ({ eventAt: new Date(start + minutes * 60_000) })
  const report = { ...incident, move: 'report' } as const
  await hub.tell({ ...report, key: 'on-p1', payload: { kind: 'THREAT', person_id: 'p_1' }, ...at(10) })
  await hub.drain()
  expect([(await person())?.frozen_by, (await claim())?.frozen_by]).toEqual([['i_1'], ['i_1']])

  // The same incident was reported before that, of nobody: the later report is none any more.
  await hub.tell({ ...report, key: 'earlier', payload: { kind: 'THREAT' }, ...at(5) })
  await hub.drain()
  expect((await hub.store.updates.get('on-p1'))?.outcome).toBe('refused')
  expect([(await person())?.frozen_by, (await claim())?.frozen_by]).toEqual([[], []])
  expect(await rows('fact_taken_back')).toHaveLength(1)
  expect(await rows('incident')).toHaveLength(2)

  // Drained again nothing more happens, and the documents are what their updates say.
  await hub.record.drainAll([
    { noun: 'incident', subject: 'i_1' },
    { noun: 'person', subject: 'p_1' },
  ])
  await hub.drain()
  expect(await rows('fact_taken_back')).toHaveLength(1)
  const parts = { store: hub.store, clock: hub.clock, log: hub.log, record: hub.record }
  expect(await rebuild(parts, { check: true })).toMatchObject({ different: 0, waiting: 0 })
})

test('whatever the order of arrival, the documents are the same', async () => {
  const tellings = [
    { key: 'a', move: 'report', payload: { kind: 'THREAT', person_id: 'p_2' }, actor: staff, minute: 10 },
    { key: 'b', move: 'report', payload: { kind: 'THREAT' }, actor: staff, minute: 5 },
    { key: 'c', move: 'triage', payload: { severity: 'LOW', plan: 'Call' }, actor: staff, minute: 20 },
    { key: 'd', move: 'close', payload: { reason: 'Over' }, actor: safety, minute: 30 },
  ]
  await hub.tell(...listed('p_2', 'B'))
  const start = hub.clock.now().getTime()
  const ends = new Set<string>()
  for (const order of [
    [0, 1, 2, 3],
    [3, 2, 1, 0],
    [0, 2, 3, 1],
    [1, 3, 0, 2],
  ]) {
    const subject = `i_${order.join('')}`
    for (const index of order) {
      const { key, minute, ...rest } = tellings[index] as (typeof tellings)[number]
      await hub.tell({
        ...rest,
        key: `${subject}${key}`,
        noun: 'incident',
        subject,
        personId: 'p_2',
        eventAt: new Date(start + minute * 60_000),
      })
      await hub.drain()
    }
    const incident = await hub.store.cases.get<Record<string, unknown>>('incident', subject)
    const same = { ...incident?.doc, id: 'any' }
    ends.add(JSON.stringify([same, (await hub.store.cases.get<PersonDoc>('person', 'p_2'))?.doc.frozen_by]))
  }
  expect(ends.size).toBe(1)
})
