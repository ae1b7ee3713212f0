import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createGate } from '../../src/queues/gate.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => void vi.useRealTimers())

/** When each message left, in the order of leaving; each comes so long after the one before it. */
async function play(rate: number, coming: readonly { after: number; bulk: boolean }[]) {
  const pass = createGate(rate)
  const left: { at: number; bulk: boolean }[] = []
  for (const { after, bulk } of coming) {
    await vi.advanceTimersByTimeAsync(after)
    void pass(bulk).then(() => left.push({ at: performance.now(), bulk }))
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
