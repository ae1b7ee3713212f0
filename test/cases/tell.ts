import type { Actor, Update } from '../../src/cases/noun.ts'

let last = 0

/** An update with the parts that a test does not speak of filled in. `at` is the event time. */
export function tell(
  noun: string,
  move: string,
  as: Actor['kind'] | Actor = 'staff',
  payload: Record<string, unknown> = {},
  at = '2026-03-02T15:00:00.000Z',
): Update {
  const actor = typeof as === 'string' ? { kind: as, id: `${as}-1` } : as
  const key = `k${String(++last).padStart(6, '0')}`
  return { key, noun, subject: 'x', move, payload, actor, source: 'test', eventAt: at, receivedAt: at }
}

/** Instants one minute apart, so that updates keep the order in which they stand. */
export const inOrder = (updates: Update[], from = '2026-03-02T15:00:00.000Z'): Update[] =>
  updates.map((update, index) => {
    const at = new Date(Date.parse(from) + index * 60_000).toISOString()
    return { ...update, eventAt: at, receivedAt: at }
  })
