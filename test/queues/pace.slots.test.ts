import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPace, LONGEST_HELD_MS, type SenderPace, SLACK_MS } from '../../src/queues/pace.ts'
import { testRedis } from '../support/redis.ts'

const { connection, prefix } = testRedis()
let senders = 0

const alone = (count: number): number[] => Array.from({ length: count }, () => 1)

/** Time passes, an answer wants to go, a broadcast wants to send to some. Each of `who` is a process of its own. */
const units = fc.integer({ min: 1, max: 4 })
const step = fc.oneof(
  fc.record({ wait: fc.integer({ min: 0, max: 700 }) }),
  fc.record({ one: units, who: fc.nat(7) }),
  fc.record({ many: fc.array(units, { minLength: 1, maxLength: 60 }), who: fc.nat(7) }),
)
/** Little time passes, and much is wanted. */
const busy = fc.oneof(
  fc.record({ wait: fc.integer({ min: 10, max: 300 }) }),
  fc.record({ one: fc.constant(1), who: fc.nat(7) }),
  fc.record({ many: fc.constant(alone(50)), who: fc.nat(7) }),
)
type Step = { wait: number } | { one: number; who?: number } | { many: readonly number[]; who?: number }

/** How late each message leaves for its slot, and how many there are of one unit or of several. */
type Played = { late?: readonly number[]; processes?: number; long?: boolean }

/** The instants at which messages go, and how long each answer waited. Time is the test's own; the clock is in Redis. */
async function play(rate: number, steps: readonly Step[], { late = [0], processes = 1, long = false }: Played = {}) {
  let now = 1_000_000
  const sender = `${prefix}-${++senders}`
  const paces = Array.from({ length: processes }, () =>
    createPace(connection, sender, { whatsapp: rate, sms: 1 }, { now: () => now }),
  )
  const sent: { at: number; units: number }[] = []
  const waits: number[] = []
  const go = (slot: number, size: number) =>
    void sent.push({ at: slot + (late[sent.length % late.length] ?? 0), units: size })
  for (const each of steps) {
    if ('wait' in each) {
      now += each.wait
      continue
    }
    const pace = paces[(each.who ?? 0) % processes] as SenderPace
    if ('one' in each) {
      const size = long ? each.one : 1
      const wait = await pace.one('whatsapp', size)
      waits.push(wait)
      if (wait <= LONGEST_HELD_MS) go(now + wait, size)
    } else {
      const sizes = long ? each.many : alone(each.many.length)
      const { granted, waitMs, stepMs } = await pace.many('whatsapp', sizes)
      let before = 0
      for (const size of sizes.slice(0, granted)) {
        go(now + Math.ceil(waitMs + before * stepMs), size)
        before += size
      }
    }
  }
  return { sent: sent.sort((a, b) => a.at - b.at), waits }
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
            expect((sent[n + rate]?.at ?? 0) - (sent[n]?.at ?? 0)).toBeGreaterThanOrEqual(1_000)
        },
      ),
      { numRuns: 40 },
    )
  })

  // A wait is told in whole milliseconds, so that up to one of the slack is used before anybody is late.
  it('and so of any number of processes, in whatever order they ask, each message late as it may be', async () => {
    const late = fc.array(fc.double({ min: 0, max: SLACK_MS - 1, noNaN: true }), { minLength: 1, maxLength: 50 })
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(3, 80),
        fc.integer({ min: 2, max: 8 }),
        late,
        // Most of the time they ask for more than there is.
        fc.array(fc.oneof({ weight: 1, arbitrary: step }, { weight: 2, arbitrary: busy }), {
          minLength: 20,
          maxLength: 60,
        }),
        async (rate, processes, lateness, steps) => {
          const { sent } = await play(rate, steps, { late: lateness, processes })
          for (let n = 0; n + rate < sent.length; n++)
            expect((sent[n + rate]?.at ?? 0) - (sent[n]?.at ?? 0)).toBeGreaterThanOrEqual(1_000)
        },
      ),
      { numRuns: 30 },
    )
  })

  it('gives a message a slot for each of its segments: the next goes when the sender is through with it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(1, 4, 100),
        fc.array(step, { minLength: 5, maxLength: 40 }),
        async (rate, steps) => {
          const { sent } = await play(rate, steps, { long: true })
          let through = Number.NEGATIVE_INFINITY
          for (const { at, units: size } of sent) {
            // Waits are told in whole milliseconds.
            expect(at).toBeGreaterThan(through - 1)
            through = Math.max(at, through) + (size * 1_000) / rate
          }
        },
      ),
      { numRuns: 30 },
    )
  })

  it('never lets an answer wait a second behind a broadcast, however much that asks for', async () => {
    for (const rate of [10, 80, 400]) {
      const steps = Array.from({ length: 60 }, (): Step[] => [
        { many: alone(50) },
        { many: alone(50) },
        { one: 1 },
        { wait: 100 },
      ])
      const { waits } = await play(rate, steps.flat())
      expect(Math.max(...waits)).toBeLessThan(600)
    }
  })

  it('gives a broadcast all that answers leave, within a hundredth', async () => {
    const steps = Array.from({ length: 400 }, (): Step[] => [{ many: alone(60) }, { wait: 25 }])
    const { sent } = await play(80, steps.flat())
    const seconds = ((sent.at(-1)?.at ?? 0) - (sent[0]?.at ?? 0)) / 1_000
    expect(sent.length / seconds / 80).toBeGreaterThan(0.99)
  })

  it('is held when the provider asks to slow down, for all that is sent', async () => {
    const pace = createPace(connection, `${prefix}-held`, { whatsapp: 80, sms: 1 })
    await pace.hold('whatsapp', 30_000)
    const { granted, waitMs } = await pace.many('whatsapp', alone(5))
    expect([granted, waitMs > 20_000, (await pace.one('whatsapp', 1)) > 20_000]).toEqual([0, true, true])
    expect((await pace.many('sms', alone(5))).granted).toBe(1)
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
