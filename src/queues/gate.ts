/** Asked for each message just before it leaves; answers when it may. */
export type Gate = (bulk: boolean) => Promise<void>

const SECOND_MS = 1_000
/** What we hand over is some milliseconds on its way, one more than another: so much more than a second a broadcast leaves. */
const BULK_APART_MS = 7
/** What came late is made good a tenth faster than the rate, not all at once: the closer together, the more of them a jolt on the way joins. */
const CATCH_UP = 1.1
/** A timer that rings so late takes nothing from what comes after it. */
const LATE_MS = 25

/**
 * The way out of this process to one sender, one message after the other, answers first: of any `rate + 1` messages the last leaves a
 * second after the first. Slots keep processes apart; this keeps apart from the others what came too late for its slot, because the
 * store or the machine was slow.
 *
 * @param rate messages a second
 */
export function createGate(rate: number): Gate {
  const most = Math.max(1, Math.floor(rate))
  const windowMs = Math.max(SECOND_MS, SECOND_MS / rate)
  const stepMs = windowMs / most / CATCH_UP
  /** When the last `most` left, the oldest of them at `oldest`. */
  const left = new Float64Array(most).fill(Number.NEGATIVE_INFINITY)
  let oldest = 0
  let latest = Number.NEGATIVE_INFINITY
  const answers: (() => void)[] = []
  const bulk: (() => void)[] = []
  let timer: NodeJS.Timeout | undefined

  function next(): void {
    timer = undefined
    for (;;) {
      const queue = answers.length > 0 ? answers : bulk
      const [first] = queue
      if (!first) return
      const apart = queue === bulk ? BULK_APART_MS : 0
      const free = Math.max(latest + stepMs, (left[oldest] ?? 0) + windowMs + apart)
      const now = performance.now()
      if (free > now) {
        timer = setTimeout(next, free - now)
        return
      }
      left[oldest] = now
      oldest = (oldest + 1) % most
      latest = Math.max(latest + stepMs, now - LATE_MS)
      queue.shift()
      first()
    }
  }

  return (isBulk) =>
    new Promise((resolve) => {
      ;(isBulk ? bulk : answers).push(resolve)
      if (timer === undefined) next()
    })
}
