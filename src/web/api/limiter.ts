import { Problem } from './problem.ts'

/** Requests a minute per key, and wrong keys a minute per address. */
export const PER_MINUTE = 1_200
export const WRONG_PER_MINUTE = 30
/** Callers remembered at once; beyond it the one that has been quiet longest is forgotten. */
const REMEMBERED = 10_000

export type Limiter = {
  /** @throws Problem 429 with `retry_after` in seconds when `who` has used up its minute */
  take(who: string): void
}

/** A bucket per caller that fills up evenly: a burst of a whole minute's requests is fine, more is not. */
export function createLimiter(perMinute: number, now: () => number): Limiter {
  const buckets = new Map<string, { left: number; at: number }>()
  const bucketOf = (who: string): { left: number; at: number } => {
    const at = now()
    const known = buckets.get(who) ?? { left: perMinute, at }
    const bucket = { left: Math.min(perMinute, known.left + ((at - known.at) * perMinute) / 60_000), at }
    buckets.delete(who)
    buckets.set(who, bucket)
    if (buckets.size > REMEMBERED) buckets.delete(buckets.keys().next().value ?? '')
    return bucket
  }
  return {
    take(who) {
      const bucket = bucketOf(who)
      if (bucket.left < 1) {
        const retry_after = Math.ceil(((1 - bucket.left) * 60) / perMinute)
        throw new Problem(429, 'too_many', 'Too many requests. Wait and try again.', { retry_after })
      }
      bucket.left -= 1
    },
  }
}
