import type { Parts } from './parts.ts'

/** Every process that works tells it this often. */
export const PULSE_MS = 5_000
/** A store that was quiet for longer was out of use, or is a copy of an earlier day: it cannot know which of the two. */
const QUIET_MS = 60_000
/** What one gap has left is done by then; what comes later is another. */
const DONE_WITH_MS = 24 * 60 * 60_000

/**
 * Tells the store that somebody is at work on it, and notes when nobody was. After such a gap a message may have gone out of which this
 * store does not know (`src/hub/sending/said-before.ts`). To be told once before the first message is sent.
 */
export function createPulse({ store, clock, log }: Pick<Parts, 'store' | 'clock' | 'log'>) {
  let first = true

  /** @returns whether nobody was at work until just now: then what came in meanwhile is to be fetched before anything is sent */
  return async (): Promise<boolean> => {
    const now = clock.now()
    const since = (at: Date): number => now.getTime() - at.getTime()
    const pulse = await store.pulse.read()
    // Another process that starts at the same time may have noted it a moment ago.
    const noted = first && pulse?.gap !== undefined && since(pulse.gap.to) < QUIET_MS
    first = false
    if (!pulse) await store.pulse.begin(now)
    else if (since(pulse.at) <= QUIET_MS) await store.pulse.beat(now)
    else {
      const before = pulse.gap && pulse.at.getTime() - pulse.gap.to.getTime() < DONE_WITH_MS ? pulse.gap.from : pulse.at
      await store.pulse.noteGap(pulse.at, { from: before, to: now })
      log.warn('nobody was at work on this store: the provider is asked before what is older is sent')
      return true
    }
    return noted
  }
}
