import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { busiest, processes, type Wish } from './processes.ts'

const { opened, passes, play, connection, errors, redisTime } = processes()

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => {
  vi.useRealTimers()
  expect(errors.splice(0)).toEqual([])
})

const some = (count: number, wish: Partial<Wish> = {}): Wish[] =>
  Array.from({ length: count }, () => ({ after: 0, ...wish }))

describe('the way out to a sender', () => {
  it('of two processes, one of which is late for its slots, brings no more than the rate there in any second', async () => {
    const sent = await play(opened(2, 80), [
      { after: 0, who: 0, bulk: 40, late: 400, takes: 3 },
      { after: 0, who: 1, bulk: 140, takes: 3 },
    ])
    expect([sent.length, busiest(sent) <= 80]).toEqual([180, true])
  })

  it('brings no more than the rate there, and all of them, whoever sends, whenever they come, however late they are and however long on their way', async () => {
    const wish = fc.record({
      after: fc.integer({ min: 0, max: 120 }),
      who: fc.nat(2),
      bulk: fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined }),
      late: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 900 })),
      takes: fc.integer({ min: 0, max: 400 }),
      there: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(10, 80),
        fc.integer({ min: 1, max: 3 }),
        fc.array(wish, { minLength: 5, maxLength: 15 }),
        async (rate, count, wishes) => {
          const asked = wishes.map(
            ({ bulk, ...each }): Wish => ({
              ...each,
              who: each.who % count,
              ...(bulk === undefined ? {} : { bulk: Math.ceil((bulk * rate) / 80) }),
            }),
          )
          const sent = await play(opened(count, rate), asked)
          expect(sent).toHaveLength(asked.reduce((sum, { bulk }) => sum + (bulk ?? 1), 0))
          expect(busiest(sent)).toBeLessThanOrEqual(rate)
        },
      ),
      { numRuns: 8 },
    )
  })

  it('counts every segment of a long text', async () => {
    const wish = fc.record({ after: fc.integer({ min: 0, max: 300 }), units: fc.integer({ min: 1, max: 4 }) })
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(4, 12),
        fc.array(wish, { minLength: 5, maxLength: 20 }),
        async (rate, wishes) => {
          const sent = await play(opened(1, rate), wishes)
          expect(sent).toHaveLength(wishes.length)
          expect(busiest(sent)).toBeLessThanOrEqual(rate)
        },
      ),
      { numRuns: 6 },
    )
  })

  it('lets one that alone has more than a second holds go, and the next when that had its time', async () => {
    const [long, next] = await play(opened(1, 1), [
      { after: 0, units: 3 },
      { after: 1, units: 1 },
    ])
    expect((next?.at ?? 0) - (long?.at ?? 0)).toBeGreaterThanOrEqual(3_000)
  })

  it('goes on when the provider does not answer', async () => {
    const sent = await play(opened(1, 2), some(6, { takes: 100_000 }))
    expect(sent).toHaveLength(6)
    // A second until nobody waits for the answer, and one in which it may have come.
    const gap = (sent[2]?.at ?? 0) - (sent[0]?.at ?? 0)
    expect([gap >= 2_001, gap < 2_400]).toEqual([true, true])
  })

  it('lets a broadcast of one process have its rate within a hundredth, and of two within two hundredths', async () => {
    for (const count of [1, 2]) {
      const half = { bulk: 400 / count, takes: 2, there: 0.5 }
      const sent = await play(
        opened(count, 80),
        Array.from({ length: count }, (_, who) => ({ after: 0, who, ...half })),
      )
      const seconds = ((sent.at(-1)?.at ?? 0) - (sent[0]?.at ?? 0)) / 1_000
      expect([busiest(sent), 399 / seconds / 80 > 1 - 0.01 * count]).toEqual([80, true])
    }
  })

  it('lets an answer go before whatever waits of a broadcast, here or in another process, within a second', async () => {
    const answers = Array.from({ length: 30 }, (_, n): Wish => ({ after: 97, who: n % 2, takes: 30 }))
    const sent = await play(opened(2, 80), [{ after: 0, who: 0, bulk: 300, takes: 30 }, ...answers])
    const slowest = Math.max(...sent.filter(({ bulk }) => !bulk).map(({ waited }) => waited))
    expect([sent.length, slowest < 700, busiest(sent) <= 80]).toEqual([330, true, true])
  })

  it('gives to others what a process had when it died, a few seconds later', async () => {
    const [dead, other] = opened(2, 5)
    for (let n = 0; n < 5; n++) await dead?.one('whatsapp', 1)
    await passes(10)
    const sent = await play([other as never], some(5))
    expect([sent.length, busiest(sent) <= 5]).toEqual([5, true])
  })

  it('goes on within seconds, at its rate, when the clock of Redis was set back by an hour', async () => {
    const paces = opened(2, 20)
    const wishes = Array.from({ length: 6 }, (_, n): Wish => ({ after: 0, who: n % 2, bulk: 10, takes: 20 }))
    const first = play(paces, wishes)
    setTimeout(() => {
      redisTime.ahead -= 3_600_000
    }, 700)
    const sent = await first
    const took = (sent.at(-1)?.at ?? 0) - (sent[0]?.at ?? 0)
    expect([sent.length, busiest(sent) <= 20, took < 8_000]).toEqual([60, true, true])
  })

  it('keeps to the rate when Redis forgets in the middle of it', async () => {
    const paces = opened(1, 20)
    const first = play(paces, [{ after: 0, bulk: 60, takes: 20 }])
    const forgetting = async (): Promise<void> => {
      for (let n = 0; n < 5; n++) {
        await new Promise((resolve) => setTimeout(resolve, 430))
        await connection.eval(
          `for _, key in ipairs(redis.call('KEYS', ARGV[1])) do redis.call('DEL', key) end`,
          0,
          'test-*:pace:*',
        )
      }
    }
    const [sent] = await Promise.all([first, forgetting()])
    expect([sent.length, busiest(sent) <= 20]).toEqual([60, true])
  })
})
