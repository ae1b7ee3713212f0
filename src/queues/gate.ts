import { Refusal } from '../channels/refusal.ts'
import { type Back, LONGEST_UNDER_WAY_MS, type Permit, type Permits } from './permits.ts'

/** Tells that the provider has answered, or never will. */
export type Through = () => void
/** Asked for each message just before it leaves, with the units that it is for its sender; answers when it may. */
export type Gate = (units: number, bulk: boolean) => Promise<Through>

/** Nobody waits in here until somebody else takes a message for lost: it goes back to the store. */
const LONGEST_WAIT_MS = 5_000
/** So far ahead a permit is taken for an answer and for a broadcast: what answers need is never gone. */
const AHEAD_MS = { answer: 1_000, bulk: 400 }
/** When there is none it is asked again so soon. */
const AGAIN_MS = 25
/** Whoever asks takes some for those that come next: a twentieth of a second, so that not each message asks. */
const NEXT_S = 0.05
const MOST_NEXT = 50
/** Given back in groups: that a permit is free is known a second before it may be used. */
const BACK_EVERY_MS = 100

type Waiting = { units: number; since: number; go: (through: Through) => void; stop: (error: Error) => void }
/** `over`: when the provider had it at the latest. */
type Left = { permits: readonly Permit[]; windows: number; over: number }

/**
 * The way out of this process to one sender, one message after the other, answers first. A message leaves with a permit for each of its
 * units, and a permit may be used again a second after the provider's answer, since the message comes there at some time in between: so
 * no second there holds more units than there are permits, however many processes send, however late each of them is and however long
 * a message is on its way. One message alone that has more units takes them all, for as long as it needs.
 */
export function createGate(
  permits: Permits,
  { most, windowMs, onError }: { most: number; windowMs: number; onError: (error: unknown) => void },
): Gate {
  /** In the order in which they may be used. */
  let here: Permit[] = []
  const answers: Waiting[] = []
  const bulk: Waiting[] = []
  const underWay = new Set<Left>()
  let given: Back[] = []
  /** When this process had each at the provider: Redis may have forgotten it. */
  const used = new Map<number, number>()
  let timer: NodeJS.Timeout | undefined
  let ticking = false
  let asking = false

  function add(some: readonly Permit[]): void {
    // What Redis forgot it may give once more.
    const fresh = new Set(some.map(({ n }) => n))
    here = here.filter(({ n }) => !fresh.has(n))
    for (const permit of some) {
      const again = used.get(permit.n) ?? 0
      if (again !== Number.POSITIVE_INFINITY) here.push({ ...permit, at: Math.max(permit.at, again) })
    }
    here.sort((a, b) => a.at - b.at)
    tick()
    next()
  }

  function next(): void {
    clearTimeout(timer)
    timer = undefined
    for (;;) {
      const queue = answers.length > 0 ? answers : bulk
      const [first] = queue
      if (!first) return
      const now = performance.now()
      if (now - first.since > LONGEST_WAIT_MS) {
        queue.shift()
        first.stop(new Refusal('No permit to send', 'later', 'pace'))
        continue
      }
      dropOld(now)
      const needs = Math.min(first.units, most)
      const free = here[needs - 1]?.at
      if (free === undefined) {
        void more()
        return
      }
      if (free > now) {
        timer = setTimeout(next, free - now)
        return
      }
      queue.shift()
      first.go(leave(here.splice(0, needs), first.units / needs))
    }
  }

  async function more(): Promise<void> {
    if (asking) return
    asking = true
    let found: Permit[] = []
    try {
      const waiting = [...answers, ...bulk]
      const needed = waiting.reduce((sum, { units }) => sum + Math.min(units, most), 0)
      const wanted = Math.max(Math.min(needed, most), Math.min(MOST_NEXT, Math.floor(most * NEXT_S))) - here.length
      const longest = Math.max(...waiting.map(({ units }) => Math.max(1, units / most)))
      found = await permits.take(wanted, answers.length > 0 ? AHEAD_MS.answer : AHEAD_MS.bulk, longest, back())
    } catch (error) {
      onError(error)
    }
    asking = false
    if (found.length > 0) add(found)
    else timer = setTimeout(next, AGAIN_MS)
  }

  function dropOld(now: number): void {
    const old = here.filter(({ until }) => until < now)
    if (old.length === 0) return
    here = here.filter(({ until }) => until >= now)
    given.push(...old.map(({ n, lease, at }) => ({ n, lease, at })))
  }

  function leave(taken: readonly Permit[], windows: number): Through {
    const left = { permits: taken, windows, over: performance.now() + LONGEST_UNDER_WAY_MS }
    underWay.add(left)
    for (const { n } of taken) used.set(n, Number.POSITIVE_INFINITY)
    tick()
    return () => settle(left, performance.now())
  }

  function settle(left: Left, over: number): void {
    if (!underWay.delete(left)) return
    const at = over + left.windows * windowMs
    for (const { n, lease } of left.permits) {
      used.set(n, at)
      given.push({ n, lease, at })
    }
  }

  function back(): Back[] {
    const some = given
    given = []
    return some
  }

  /** While anything is out of Redis. */
  function tick(): void {
    if (ticking) return
    ticking = true
    setTimeout(() => {
      ticking = false
      const now = performance.now()
      dropOld(now)
      for (const left of underWay) {
        if (left.over > now) break
        settle(left, left.over)
      }
      const some = back()
      if (some.length > 0) permits.back(some).catch(onError)
      if (here.length > 0 || underWay.size > 0) tick()
    }, BACK_EVERY_MS).unref()
  }

  return (units, isBulk) =>
    new Promise((go, stop) => {
      ;(isBulk ? bulk : answers).push({ units, since: performance.now(), go, stop })
      if (timer === undefined || !isBulk) next()
    })
}
