import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createGate } from '../../src/queues/gate.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => void vi.useRealTimers())

/** Each comes so long after the one before it; `takes`: until the provider has answered, which had it at some time before (`there`, of 1). */
type Coming = { after: number; bulk: boolean; units?: number; takes?: number; there?: number }
type Left = { at: number; there: number; bulk: boolean; units: number }

/** When each message left and was at the provider, in the order of leaving. */
async function play(rate: number, coming: readonly Coming[]): Promise<Left[]> {
  const pass = createGate(rate)
  const left: Left[] = []
  for (const { after, bulk, units = 1, takes = 0, there = 0 } of coming) {
    await vi.advanceTimersByTimeAsync(after)
    void pass(units, bulk).then((through) => {
      const at = performance.now()
      left.push({ at, there: at + takes * there, bulk, units })
      if (takes === 0) through()
      else setTimeout(through, takes)
    })
  }
  await vi.advanceTimersByTimeAsync(180_000)
  return left
}
const all = (count: number, bulk = true) => Array.from({ length: count }, () => ({ after: 0, bulk }))

/** The most units that any second holds at the provider. */
function busiest(left: readonly Left[]): number {
  const inOrder = [...left].sort((a, b) => a.there - b.there)
  let [first, units, most] = [0, 0, 0]
  for (const each of inOrder) {
    units += each.units
    for (let old = inOrder[first]; old && old.there <= each.there - 1_000; old = inOrder[++first]) units -= old.units
    most = Math.max(most, units)
  }
  return most
}

describe('the way out to a sender', () => {
  it('brings no more than the rate to the provider in any second, and all of them, whenever they come and however long they take', async () => {
    const coming = fc.array(
      fc.record({
        after: fc.integer({ min: 0, max: 60 }),
        bulk: fc.boolean(),
        takes: fc.integer({ min: 0, max: 400 }),
        there: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { minLength: 10, maxLength: 250 },
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(1, 10, 80), coming, async (rate, messages) => {
        const some = messages.slice(0, rate * 60)
        const left = await play(rate, some)
        expect(left).toHaveLength(some.length)
        expect(busiest(left)).toBeLessThanOrEqual(rate)
      }),
      { numRuns: 30 },
    )
  })

  it('counts every segment of a long text', async () => {
    const coming = fc.array(
      fc.record({ after: fc.integer({ min: 0, max: 300 }), bulk: fc.boolean(), units: fc.integer({ min: 1, max: 4 }) }),
      { minLength: 5, maxLength: 40 },
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(4, 12), coming, async (rate, messages) => {
        const left = await play(rate, messages)
        expect(left).toHaveLength(messages.length)
        expect(busiest(left)).toBeLessThanOrEqual(rate)
      }),
      { numRuns: 30 },
    )
  })

  it('goes on when the provider does not answer', async () => {
    const left = await play(
      2,
      all(6).map((each) => ({ ...each, takes: 100_000 })),
    )
    expect(left).toHaveLength(6)
    // A second until nobody waits for the answer, and one in which it may have come.
    expect((left[2]?.at ?? 0) - (left[0]?.at ?? 0)).toBeCloseTo(2_001, 0)
  })

  it('lets one that alone has more than a second holds go, and the next when that had its time', async () => {
    const left = await play(
      1,
      [3, 1].map((units) => ({ after: 0, bulk: true, units })),
    )
    // At a tenth more than the rate, of which a late timer may be forgiven 25 ms.
    expect((left[1]?.at ?? 0) - (left[0]?.at ?? 0)).toBeGreaterThanOrEqual(3_000 / 1.1 - 25)
  })

  it('makes good a tenth faster than the rate what came late', async () => {
    const left = await play(80, all(40))
    const took = (left.at(-1)?.at ?? 0) - (left[0]?.at ?? 0)
    // 39 times a second's 88th part, of which a late timer may be forgiven 25 ms.
    expect(took).toBeGreaterThanOrEqual(418)
    expect(took).toBeLessThan(445)
  })

  it('keeps nobody waiting who comes in time', async () => {
    const left = await play(
      80,
      all(400).map((each) => ({ ...each, after: 13 })),
    )
    expect(left.map(({ at }) => Math.round(at - (left[0]?.at ?? 0)))).toEqual(left.map((_, n) => n * 13))
  })

  it('lets an answer go before whatever waits of a broadcast', async () => {
    const left = await play(10, [...all(30), ...all(1, false)])
    // One had left before it came.
    expect(left.findIndex(({ bulk }) => !bulk)).toBe(1)
  })
})
