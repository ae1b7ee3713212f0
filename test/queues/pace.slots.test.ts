import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPace } from '../../src/queues/pace.ts'
import { testRedis } from '../support/redis.ts'

const { connection, prefix } = testRedis()
let senders = 0

/** Time passes, an answer wants to go, a broadcast wants to send to some. */
const step = fc.oneof(
  fc.record({ wait: fc.integer({ min: 0, max: 700 }) }),
  fc.record({ one: fc.constant(true) }),
  fc.record({ many: fc.integer({ min: 1, max: 60 }) }),
)
type Step = { wait: number } | { one: boolean } | { many: number }

/** The instants at which messages go, and how long each answer waited. Time is the test's own; the clock is in Redis. */
async function play(rate: number, steps: readonly Step[]): Promise<{ sent: number[]; waits: number[] }> {
  let now = 1_000_000
  const pace = createPace(connection, `${prefix}-${++senders}`, { whatsapp: rate, sms: 1 }, { now: () => now })
  const sent: number[] = []
  const waits: number[] = []
  for (const each of steps)
    if ('wait' in each) now += each.wait
    else if ('one' in each) {
      const wait = await pace.one('whatsapp')
      waits.push(wait)
      if (wait <= 1_000) sent.push(now + wait)
    } else {
      const { granted, waitMs, stepMs } = await pace.many('whatsapp', each.many)
      for (let n = 0; n < granted; n++) sent.push(now + Math.ceil(waitMs + n * stepMs))
    }
  return { sent: sent.sort((a, b) => a - b), waits }
}

describe('the clock of a sender', () => {
  it('lets no more than its rate go in any second, whatever is asked and when', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(1, 3, 10, 80, 400),
        fc.array(step, { minLength: 5, maxLength: 60 }),
        async (rate, steps) => {
          const { sent } = await play(rate, steps)
          for (let n = 0; n + rate < sent.length; n++)
            expect((sent[n + rate] ?? 0) - (sent[n] ?? 0)).toBeGreaterThanOrEqual(1_000)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('never lets an answer wait a second behind a broadcast, however much that asks for', async () => {
    for (const rate of [10, 80, 400]) {
      const steps = Array.from({ length: 60 }, (): Step[] => [{ many: 50 }, { many: 50 }, { one: true }, { wait: 100 }])
      const { waits } = await play(rate, steps.flat())
      expect(Math.max(...waits)).toBeLessThan(600)
    }
  })

  it('gives a broadcast all that answers leave, within a hundredth', async () => {
    const steps = Array.from({ length: 400 }, (): Step[] => [{ many: 60 }, { wait: 25 }])
    const { sent } = await play(80, steps.flat())
    const seconds = ((sent.at(-1) ?? 0) - (sent[0] ?? 0)) / 1_000
    expect(sent.length / seconds / 80).toBeGreaterThan(0.99)
  })

  it('is held when the provider asks to slow down, for all that is sent', async () => {
    const pace = createPace(connection, `${prefix}-held`, { whatsapp: 80, sms: 1 })
    await pace.hold('whatsapp', 30_000)
    const { granted, waitMs } = await pace.many('whatsapp', 5)
    expect([granted, waitMs > 20_000, (await pace.one('whatsapp')) > 20_000]).toEqual([0, true, true])
    expect((await pace.many('sms', 5)).granted).toBe(1)
  })
})

describe('a sender that is new', () => {
  const DAY = 86_400_000
  const opened = (tier: number) => {
    let now = 1_000_000
    const pace = createPace(connection, `${prefix}-${++senders}`, { whatsapp: 80, sms: 1 }, { tier, now: () => now })
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
    const pace = createPace(connection, `${prefix}-free`, { whatsapp: 80, sms: 1 })
    expect(await pace.admit('whatsapp', some(0, 9))).toEqual({ admitted: some(0, 9), waitMs: 0 })
  })
})
