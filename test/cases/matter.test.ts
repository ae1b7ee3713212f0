import { describe, expect, test } from 'vitest'
import { apply, fold } from '../../src/cases/apply.ts'
import { dueMoves } from '../../src/cases/due.ts'
import { matter } from '../../src/cases/matter.ts'
import { inOrder, tell } from './tell.ts'

type Row = [move: string, as: Parameters<typeof tell>[2], payload?: Record<string, unknown>]
const run = (...rows: Row[]) =>
  fold(matter, 'LAND-1', inOrder(rows.map(([move, as, payload]) => tell('matter', move, as, payload))))

const CREATE: Row = [
  'create',
  'staff',
  {
    title: 'Landscaping wages',
    category: 'LABOR',
    participation: 'OPT_IN_WRITTEN',
    deadline: '2026-05-08T23:59:00-05:00',
    alias: 'La Voz',
    defender: 'Francisco Ruiz',
    public_phone: '+525500000100',
    company: 'Green Hollow Landscaping',
  },
]
const RUNNING: Row[] = [CREATE, ['open', 'staff'], ['start_outreach', 'staff']]

describe('a matter', () => {
  test.each<[string, Row[], string, string]>([
    ['is created', [CREATE], 'INTAKE', 'none'],
    ['is open', [CREATE, ['open', 'staff']], 'OPEN', 'none'],
    ['becomes active with its outreach', RUNNING, 'ACTIVE', 'running'],
    ['pauses', [...RUNNING, ['pause_outreach', 'defender', { reason: 'violence' }]], 'ACTIVE', 'paused'],
    ['starts again', [...RUNNING, ['pause_outreach', 'staff'], ['start_outreach', 'staff']], 'ACTIVE', 'running'],
    ['stops', [...RUNNING, ['stop_outreach', 'advocate']], 'ACTIVE', 'stopped'],
    ['is put on hold and pauses', [...RUNNING, ['hold', 'advocate', { reason: 'appeal' }]], 'ON_HOLD', 'paused'],
    [
      'comes back where it was',
      [...RUNNING, ['hold', 'staff', { reason: 'x' }], ['release', 'staff']],
      'ACTIVE',
      'paused',
    ],
    [
      'is settled, paid out and closed',
      [...RUNNING, ['settle', 'advocate'], ['distribute', 'finance'], ['close', 'staff']],
      'CLOSED',
      'stopped',
    ],
    ['is declined', [CREATE, ['decline', 'staff', { reason: 'other forum' }]], 'DECLINED', 'none'],
  ])('%s', (_, rows, state, outreach) => {
    const { doc, outcomes } = run(...rows)
    expect([...outcomes.values()].filter((each) => !each.accepted)).toEqual([])
    expect([doc.state, doc.outreach]).toEqual([state, outreach])
  })

  test.each<[string, Row[], string]>([
    [
      'an outreach without its facts',
      [
        ['create', 'staff', { title: 'x' }],
        ['open', 'staff'],
        ['start_outreach', 'staff'],
      ],
      'the fact alias',
    ],
    [
      'an outreach after the deadline',
      [
        ['create', 'staff', { ...CREATE[2], deadline: '2026-01-01T00:00:00Z' }],
        ['open', 'staff'],
        ['start_outreach', 'staff'],
      ],
      'a deadline in the future',
    ],
    ['an outreach before it is open', [CREATE, ['start_outreach', 'staff']], 'it is INTAKE'],
    ['an outreach by a Defender', [CREATE, ['open', 'staff'], ['start_outreach', 'defender']], 'not for defender'],
    ['an unknown way to take part', [['create', 'staff', { title: 'x', participation: 'MAYBE' }]], 'must be one of'],
    ['to pause what does not run', [CREATE, ['open', 'staff'], ['pause_outreach', 'staff']], 'not running'],
  ])('refuses %s', (_, rows, reason) => {
    const last = [...run(...rows).outcomes.values()].at(-1)
    expect(last?.accepted === false && last.reason).toContain(reason)
  })
})

test('a deadline that comes nearer is told to the team, five times, more urgently each time', () => {
  const deadline = '2026-05-08T23:59:00-05:00'
  const doc = { ...matter.initial('x'), state: 'ACTIVE' as const, deadline }
  const days = [30, 14, 7, 3, 1]
  const priorities = days.map((left) => {
    const now = Date.parse(deadline) - left * 86_400_000
    const [due] = dueMoves(matter as never, doc, now, (from) => from)
    const at = new Date(now).toISOString()
    const { outcome } = apply(matter, doc, tell('matter', due?.move ?? '', 'timer', {}, at))
    return outcome.accepted ? outcome.tells : outcome.reason
  })
  expect(priorities).toEqual(
    ['normal', 'normal', 'high', 'high', 'urgent'].map((priority) => [
      { to: 'staff', reason: 'deadline_nears', priority },
    ]),
  )
})
