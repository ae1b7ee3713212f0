/** Asked for each message just before it leaves, with the units that it is for its sender; answers when it may. */
export type Gate = (units: number, bulk: boolean) => Promise<void>

const SECOND_MS = 1_000
/** What we hand over is some milliseconds on its way, one more than another: so much more than a second a broadcast leaves. */
const BULK_APART_MS = 7
/** What came late is made good a tenth faster than the rate, not all at once: the closer together, the more of them a jolt on the way joins. */
const CATCH_UP = 1.1
/** A timer that rings so late takes nothing from what comes after it. */
const LATE_MS = 25

type Waiting = { units: number; go: () => void }

/**
 * The way out of this process to one sender, one message after the other, answers first: of any `rate + 1` units the last leaves a
 * second after the first, except those of one message that alone has more. Slots keep processes apart; this keeps apart from the others what came too late for its slot, because the
 * store or the machine was slow.
 *
 * @param rate units a second: messages, or segments
 */
export function createGate(rate: number): Gate {
  const most = Math.max(1, Math.floor(rate))
  const windowMs = Math.max(SECOND_MS, SECOND_MS / rate)
  const stepMs = windowMs / most / CATCH_UP
  /** When the last `most` units left, the oldest of them at `oldest`. */
  const left = new Float64Array(most).fill(Number.NEGATIVE_INFINITY)
  let oldest = 0
  /** When the last message has had its time, as far as it was in time. */
  let clear = Number.NEGATIVE_INFINITY
  const answers: Waiting[] = []
  const bulk: Waiting[] = []
  let timer: NodeJS.Timeout | undefined

  function next(): void {
    timer = undefined
    for (;;) {
      const queue = answers.length > 0 ? answers : bulk
      const [first] = queue
      if (!first) return
      const apart = queue === bulk ? BULK_APART_MS : 0
      const places = Math.min(first.units, most)
      const free = Math.max(clear, (left[(oldest + places - 1) % most] ?? 0) + windowMs + apart)
      const now = performance.now()
      if (free > now) {
        timer = setTimeout(next, free - now)
        return
      }
      for (let place = 0; place < places; place++) {
        left[oldest] = now
        oldest = (oldest + 1) % most
      }
      clear = Math.max(clear, now - LATE_MS) + first.units * stepMs
      queue.shift()
      first.go()
    }
  }

  return (units, isBulk) =>
    new Promise((go) => {
      ;(isBulk ? bulk : answers).push({ units, go })
      if (timer === undefined) next()
    })
}
