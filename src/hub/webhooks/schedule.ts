const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000]

/** How long after each failed attempt the next one is made: ten within three days. */
const WAITS = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR]
/** Servers that failed together are not asked again together. */
const SPREAD = 0.2
/** A server may ask us to wait longer, but not for ever. */
const LONGEST_WAIT = 24 * HOUR

/**
 * @param attempts that were made and failed
 * @param random from 0 to below 1
 * @param asked milliseconds that the server asked us to wait
 * @returns milliseconds until the next; null: that was the last
 */
export function waitAfter(attempts: number, random: number, asked = 0): number | null {
  const wait = WAITS[attempts - 1]
  if (wait === undefined) return null
  return Math.max(Math.round(wait * (1 + SPREAD * random)), Math.min(asked, LONGEST_WAIT))
}
