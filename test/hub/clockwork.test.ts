import { beforeAll, expect, test } from 'vitest'
import type { ClaimDoc } from '../../src/cases/claim.ts'
import type { HandoffDoc } from '../../src/cases/handoff.ts'
import { createClockwork } from '../../src/hub/clockwork.ts'
import { caseHub } from './case-store.ts'

const hub = caseHub()
let clockwork: ReturnType<typeof createClockwork>
beforeAll(() => {
  const { store, clock, wake, record } = hub
  clockwork = createClockwork({ store, clock, record, wake: wake as never, channels: {} })
})
const handoff = (id: string) => hub.store.cases.get<HandoffDoc>('handoff', id)
const updatesOf = (noun: string, subject: string) => hub.store.updates.of(noun, subject)

test('a hand-off that nobody takes becomes urgent, once, however many look', async () => {
  await hub.tell({ noun: 'handoff', subject: 'h1', move: 'open', payload: { reason: 'question' } })
  await hub.drain()
  hub.clock.advance('3h')
  expect((await clockwork.run()).moved).toBe(0)
  hub.clock.advance('2h')
  await Promise.all([clockwork.run(), clockwork.run(), clockwork.run()])
  expect((await handoff('h1'))?.doc.priority).toBe('urgent')
  expect((await updatesOf('handoff', 'h1')).map(({ move }) => move)).toEqual(['open', 'escalate'])
  expect((await handoff('h1'))?.dueAt).toBeUndefined()
})

test('another write does not make it happen again', async () => {
  await hub.tell({ noun: 'handoff', subject: 'h1', move: 'take', actor: { kind: 'staff', id: 'ana' } })
  await hub.tell({ noun: 'handoff', subject: 'h1', move: 'release', actor: { kind: 'staff', id: 'ana' } })
  await hub.drain()
  expect((await handoff('h1'))?.dueAt).toBeDefined()
  expect((await clockwork.run()).moved).toBe(0)
  expect((await updatesOf('handoff', 'h1')).filter(({ move }) => move === 'escalate')).toHaveLength(1)
  expect((await handoff('h1'))?.dueAt).toBeUndefined()
})

test('a deadline closes what is undecided, a later one opens it, and closes it again', async () => {
  const about = { noun: 'claim', subject: 'c1', personId: 'p1' }
  const importer = { kind: 'import' } as const
  const at = (hours: number) => new Date(hub.clock.now().getTime() + hours * 3_600_000).toISOString()
  const state = async () => (await hub.store.cases.get<ClaimDoc>('claim', 'c1'))?.state
  await hub.tell({
    ...about,
    move: 'import',
    actor: importer,
    payload: { person_id: 'p1', matter_id: 'M', deadline: at(2) },
  })
  await hub.drain()
  await clockwork.run()
  expect(await state()).toBe('NOT_CONTACTED')
  hub.clock.advance('3h')
  await clockwork.run()
  expect(await state()).toBe('NO_DECISION')
  await hub.tell({ ...about, move: 'set_deadline', actor: { kind: 'staff', id: 'ana' }, payload: { deadline: at(5) } })
  await hub.drain()
  expect(await state()).toBe('UNDECIDED')
  hub.clock.advance('6h')
  await clockwork.run()
  expect(await state()).toBe('NO_DECISION')
})

test('what nobody can read any more holds nothing up and is not asked about again', async () => {
  await hub.tell(
    { noun: 'handoff', subject: 'h2', move: 'open', payload: { reason: 'question' } },
    { noun: 'handoff', subject: 'h3', move: 'open', payload: { reason: 'question' } },
  )
  await hub.drain()
  await hub.store.cases.model.updateOne({ _id: 'handoff:h2' }, { $set: { personId: 'p_erased' } })
  hub.clock.advance('24h')
  expect((await clockwork.run()).moved).toBe(1)
  expect((await hub.store.cases.model.findById('handoff:h2').lean())?.dueAt).toBeUndefined()
  expect((await handoff('h3'))?.doc.priority).toBe('urgent')
})
