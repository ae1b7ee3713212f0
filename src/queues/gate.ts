/** Tells that the provider has answered, or never will. */
export type Through = () => void
/** Asked for each message just before it leaves, with the units that it is for its sender; answers when it may. */
export type Gate = (units: number, bulk: boolean) => Promise<Through>

const SECOND_MS = 1_000
/** Timers and the provider's clock count whole milliseconds. */
const ROUNDING_MS = 1
/** A provider that does not answer for so long is not at its rate; what it has of ours must not stop the sender. */
const LONGEST_UNDER_WAY_MS = 1_000
/** What came late is made good a tenth faster than the rate, not all at once: the closer together, the more of them a jolt on the way joins. */
const CATCH_UP = 1.1
/** A timer that rings so late takes nothing from what comes after it. */
const LATE_MS = 25

type Waiting = { units: number; go: (through: Through) => void }
/** `over`: when the provider had it at the latest. */
type Left = { units: number; over: number }

/**
 * The way out of this process to one sender, one message after the other, answers first. A message counts from its leaving until a
 * second after its answer, since it comes to the provider at some time in between: so no second there holds more units than the rate,
 * however long each is on its way, except those of one message that alone has more. Slots keep processes apart; this keeps apart from
 * the others what came too late for its slot, because the store or the machine was slow.
 *
 * @param rate units a second: messages, or segments
 */
export function createGate(rate: number): Gate {
  const most = Math.max(1, Math.floor(rate))
  const windowMs = Math.max(SECOND_MS, SECOND_MS / rate) + ROUNDING_MS
  const stepMs = SECOND_MS / Math.min(rate, most) / CATCH_UP
  const underWay = new Set<Left>()
  const answered = new Set<Left>()
  let counted = 0
  /** When the last message has had its time, as far as it was in time. */
  let clear = Number.NEGATIVE_INFINITY
  const answers: Waiting[] = []
  const bulk: Waiting[] = []
  let timer: NodeJS.Timeout | undefined

  /** When there may be room for so many more; 0: there is. */
  function roomAt(units: number, now: number): number {
    for (const left of underWay) {
      if (left.over > now) break
      underWay.delete(left)
      answered.add(left)
    }
    for (const left of answered) {
      if (left.over + windowMs > now) break
      answered.delete(left)
      counted -= left.units
    }
    if (counted + units <= most) return 0
    const [first] = answered.size > 0 ? answered : underWay
    return (first?.over ?? now) + windowMs
  }

  function next(): void {
    clearTimeout(timer)
    timer = undefined
    for (;;) {
      const queue = answers.length > 0 ? answers : bulk
      const [first] = queue
      if (!first) return
      const units = Math.min(first.units, most)
      const now = performance.now()
      const free = Math.max(clear, roomAt(units, now))
      if (free > now) {
        timer = setTimeout(next, free - now)
        return
      }
      counted += units
      clear = Math.max(clear, now - LATE_MS) + first.units * stepMs
      queue.shift()
      first.go(leave({ units, over: now + LONGEST_UNDER_WAY_MS }))
    }
  }

  function leave(left: Left): Through {
    underWay.add(left)
    return () => {
      if (!underWay.delete(left)) return
      left.over = performance.now()
      answered.add(left)
      if (timer !== undefined) next()
    }
  }

  return (units, isBulk) =>
    new Promise((go) => {
      ;(isBulk ? bulk : answers).push({ units, go })
      if (timer === undefined) next()
    })
}
