import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPace, LONGEST_HELD_MS, type PaceOptions, type SenderPace } from '../../src/queues/pace.ts'
import { testRedis } from '../support/redis.ts'

const { connection, prefix } = testRedis()
let senders = 0
const stop = (error: unknown): never => {
  throw error
}
const paceAt = (whatsapp: number, options: Partial<PaceOptions> = {}, sender = ++senders): SenderPace =>
  createPace(
    connection,
    `${prefix}-${sender}`,
    { whatsapp, sms: 1 },
    { now: () => 1_000_000, onError: stop, ...options },
  )
const alone = (count: number): number[] => Array.from({ length: count }, () => 1)

describe('the clock of a sender', () => {
  it('spreads what comes at once, across processes, each a little wider than the rate', async () => {
    const sender = ++senders
    const [one, other] = [paceAt(10, {}, sender), paceAt(10, {}, sender)]
    const waits = [one, other, one, other].map((pace) => pace.one('whatsapp', 1))
    expect(await Promise.all(waits)).toEqual([0, 101, 202, 303])
  })

  it('takes a slot for each segment of a text', async () => {
    const pace = paceAt(10)
    expect([await pace.one('whatsapp', 3), await pace.one('whatsapp', 1)]).toEqual([0, 303])
  })

  it('takes no slot when the wait is long: the message asks again later', async () => {
    const pace = paceAt(10)
    expect([await pace.one('sms', 1), await pace.one('sms', 1)]).toEqual([0, 1_008])
    const third = await pace.one('sms', 1)
    expect(third).toBeGreaterThan(LONGEST_HELD_MS)
    expect(await pace.one('sms', 1)).toBe(third)
  })

  it('keeps channels apart, and does not hold the terminal', async () => {
    const pace = paceAt(1)
    const waits = [pace.one('whatsapp', 1), pace.one('sms', 1), pace.one('console', 1), pace.one('console', 1)]
    expect(await Promise.all(waits)).toEqual([0, 0, 0, 0])
  })

  it('gives a broadcast slots for a quarter of a second or none, and none further ahead than 0.4 s', async () => {
    const pace = paceAt(80)
    const first = await pace.many('whatsapp', alone(50))
    // 19 steps of 12.6 ms; the first when its claims can be written.
    expect(first).toEqual({ granted: 19, waitMs: 25, stepMs: 1_007.5 / 80 })
    const second = await pace.many('whatsapp', alone(50))
    expect(second).toMatchObject({ granted: 0 })
    // 25 ms, 19 steps, and 18 to the last of the next ones.
    expect(second.waitMs).toBeCloseTo(25 + (19 + 18) * (1_007.5 / 80) - 400, -0.5)
    expect(await pace.one('whatsapp', 1)).toBe(265)
  })

  it('is held when the provider asks to slow down, for all that is sent', async () => {
    const pace = paceAt(80)
    await pace.hold('whatsapp', 30_000)
    const { granted, waitMs } = await pace.many('whatsapp', alone(5))
    expect([granted, waitMs > 20_000, await pace.one('whatsapp', 1)]).toEqual([0, true, 30_000])
    expect((await pace.many('sms', alone(5))).granted).toBe(1)
  })
})

describe('a sender that is new', () => {
  const DAY = 86_400_000
  const opened = (tier: number) => {
    let now = 1_000_000
    const pace = paceAt(80, { tier, now: () => now })
    const later = (ms: number): void => {
      now += ms
    }
    return { pace, later }
  }
  const some = (from: number, count: number): string[] => Array.from({ length: count }, (_, n) => `a_${from + n}`)

  it('begins with so many people in 24 hours, and with the same ones again', async () => {
    const { pace, later } = opened(250)
    expect((await pace.admit('whatsapp', some(0, 200))).admitted).toHaveLength(200)
    later(3_600_000)
    const { admitted, waitMs } = await pace.admit('whatsapp', some(150, 150))
    expect([admitted, waitMs]).toEqual([some(150, 100), DAY - 3_600_000])
    expect((await pace.admit('whatsapp', some(0, 200))).admitted).toHaveLength(200)
    later(DAY - 3_600_000)
    expect((await pace.admit('whatsapp', some(250, 210))).admitted).toHaveLength(200)
  })

  it('never has more than its tier in any 24 hours', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 40 })), { maxLength: 30 }),
        async (tries) => {
          const { pace, later } = opened(50)
          const begun: { at: number; who: string }[] = []
          let [at, next] = [0, 0]
          for (const [hours, count] of tries) {
            at += hours * 3_600_000
            later(hours * 3_600_000)
            for (const who of (await pace.admit('whatsapp', some(next, count))).admitted) begun.push({ at, who })
            next += count
          }
          for (const { at: from } of begun)
            expect(
              new Set(begun.filter((one) => one.at >= from && one.at < from + DAY).map(({ who }) => who)).size,
            ).toBeLessThanOrEqual(50)
        },
      ),
      { numRuns: 20 },
    )
  })

  it('is no matter for SMS, nor for a sender without a limit', async () => {
    expect((await opened(1).pace.admit('sms', some(0, 9))).admitted).toHaveLength(9)
    const pace = paceAt(80)
    expect(await pace.admit('whatsapp', some(0, 9))).toEqual({ admitted: some(0, 9), waitMs: 0 })
  })
})
