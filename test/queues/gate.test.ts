import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createGate } from '../../src/queues/gate.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => void vi.useRealTimers())

type Coming = { after: number; bulk: boolean; units?: number }

/** When each message left, in the order of leaving; each comes so long after the one before it. */
async function play(rate: number, coming: readonly Coming[]) {
  const pass = createGate(rate)
  const left: { at: number; bulk: boolean; units: number }[] = []
  for (const { after, bulk, units = 1 } of coming) {
    await vi.advanceTimersByTimeAsync(after)
    void pass(units, bulk).then(() => left.push({ at: performance.now(), bulk, units }))
  }
  await vi.advanceTimersByTimeAsync(120_000)
  return left
}
const all = (count: number, bulk = true) => Array.from({ length: count }, () => ({ after: 0, bulk }))

describe('the way out to a sender', () => {
  it('lets no more than the rate leave in any second, and all of them, whenever they come', async () => {
    const coming = fc.array(fc.record({ after: fc.integer({ min: 0, max: 60 }), bulk: fc.boolean() }), {
      minLength: 10,
      maxLength: 250,
    })
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(1, 10, 80), coming, async (rate, messages) => {
        const some = messages.slice(0, rate * 60)
        const left = await play(rate, some)
        expect(left).toHaveLength(some.length)
        for (let n = rate; n < left.length; n++)
          expect((left[n]?.at ?? 0) - (left[n - rate]?.at ?? 0)).toBeGreaterThanOrEqual(left[n]?.bulk ? 1_007 : 1_000)
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
        for (const { at: until } of left) {
          const within = left.filter(({ at }) => at > until - 1_000 && at <= until)
          expect(within.reduce((sum, { units }) => sum + units, 0)).toBeLessThanOrEqual(rate)
        }
      }),
      { numRuns: 30 },
    )
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
