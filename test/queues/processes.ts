import { vi } from 'vitest'
import { createPace, LONGEST_HELD_MS, type SenderPace } from '../../src/queues/pace.ts'
import { testRedis } from '../support/redis.ts'

/** What a process wants to send: an answer, or that many of a broadcast. */
export type Wish = {
  /** Since the one before it, ms. */
  after: number
  who?: number
  units?: number
  /** Of a broadcast. */
  bulk?: number
  /** How late each is for its slot, and how long the provider takes for it, which had it after this share of that. */
  late?: number
  takes?: number
  there?: number
}
export type Sent = { at: number; there: number; who: number; bulk: boolean; units: number; waited: number }

/** Processes that share one sender: their clock is the test's (`vi.useFakeTimers`), and so is that of Redis, which is a real one. */
export function processes() {
  const { connection, prefix } = testRedis()
  let senders = 0
  const errors: unknown[] = []
  /** What the clock of Redis shows beside that of the test. */
  const redisTime = { ahead: 10_000_000 }
  const opened = (count: number, rate: number, sender = `${prefix}-${++senders}`): SenderPace[] =>
    Array.from({ length: count }, () =>
      createPace(
        connection,
        sender,
        { whatsapp: rate, sms: 1 },
        {
          now: () => redisTime.ahead + performance.now(),
          onError: (error) => errors.push(error),
        },
      ),
    )

  /** All that follows from what is known has happened. */
  const idle = () => new Promise<void>((resolve) => setImmediate(resolve))
  /** Asked one after the other, each with all that follows from its answer: which process is first must not depend on the machine. */
  let last: Promise<unknown> = Promise.resolve()
  const ask = connection.eval.bind(connection) as (...args: unknown[]) => Promise<unknown>
  connection.eval = ((...args: unknown[]) => {
    const answer = last.then(() => ask(...args))
    last = answer.catch(() => {}).then(idle)
    return answer
  }) as typeof connection.eval
  /** What was asked of Redis is answered before time goes on, and so is what is asked because of the answer. */
  async function settled(): Promise<void> {
    for (let seen: unknown; seen !== last; ) {
      seen = last
      await last
      await idle()
    }
  }
  /** Until nothing is left to happen, or so much time has passed. */
  async function passes(ms: number): Promise<void> {
    const until = performance.now() + ms
    await settled()
    while (performance.now() < until) {
      if (vi.getTimerCount() === 0) vi.advanceTimersByTime(until - performance.now())
      else vi.advanceTimersToNextTimer()
      await settled()
    }
  }
  const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

  /** Plays wishes until all of them were sent, and tells when each left and came to the provider, in the order of leaving. */
  async function play(paces: readonly SenderPace[], wishes: readonly Wish[], longest = 120_000): Promise<Sent[]> {
    const sent: Sent[] = []
    let open = 0
    const go = async (wish: Wish, wait: number, wanted: number): Promise<void> => {
      const { who = 0, units = 1, late = 0, takes = 0, there = 0, bulk } = wish
      await sleep(wait + late)
      const through = await (paces[who] as SenderPace).pass('whatsapp', units, bulk !== undefined)
      const at = performance.now()
      sent.push({ at, there: at + takes * there, who, bulk: bulk !== undefined, units, waited: at - wanted })
      await sleep(takes)
      through()
      open--
    }
    const begin = async (wish: Wish): Promise<void> => {
      const pace = paces[wish.who ?? 0] as SenderPace
      const { units = 1, bulk } = wish
      const wanted = performance.now()
      if (bulk === undefined) {
        for (;;) {
          const wait = await pace.one('whatsapp', units)
          if (wait <= LONGEST_HELD_MS) return go(wish, wait, wanted)
          await sleep(wait)
        }
      }
      for (let left = bulk; left > 0; ) {
        const slots = await pace.many(
          'whatsapp',
          Array.from({ length: left }, () => units),
        )
        if (slots.granted === 0) await sleep(slots.waitMs)
        for (let n = 0; n < slots.granted; n++)
          void go(wish, Math.ceil(slots.waitMs + n * units * slots.stepMs), wanted)
        left -= slots.granted
      }
    }
    for (const wish of wishes) {
      if (wish.after > 0) await passes(wish.after)
      open += wish.bulk ?? 1
      void begin(wish)
    }
    const until = performance.now() + longest
    while (open > 0 && performance.now() < until) await passes(50)
    return sent
  }
  return { connection, prefix, opened, passes, play, errors, redisTime }
}

/** The most units that any second holds at the provider. */
export function busiest(sent: readonly Sent[]): number {
  const inOrder = [...sent].sort((a, b) => a.there - b.there)
  let [first, units, most] = [0, 0, 0]
  for (const each of inOrder) {
    units += each.units
    for (let old = inOrder[first]; old && old.there <= each.there - 1_000; old = inOrder[++first]) units -= old.units
    most = Math.max(most, units)
  }
  return most
}
