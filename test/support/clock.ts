export type TestClock = {
  /** The instant it shows. The clock itself can be handed in where a `() => Date` is wanted: it carries no `this`. */
  now: () => Date
  iso: () => string
  /** Moves on by a duration: `'90s'`, `'15m'`, `'48h'`, `'7d'`, or milliseconds. Backwards with a minus. */
  advance: (by: string | number) => Date
  /** Jumps to an instant (ISO 8601 with an offset or Z). */
  set: (iso: string) => Date
}

/** A clock that moves only when it is told to. */
export function createClock(start = '2026-03-02T15:00:00Z'): TestClock {
  let at = instant(start)
  const now = (): Date => new Date(at)
  return {
    now,
    iso: () => now().toISOString(),
    advance: (by) => {
      at += typeof by === 'number' ? by : milliseconds(by)
      return now()
    },
    set: (iso) => {
      at = instant(iso)
      return now()
    },
  }
}

const units: Record<string, number> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }

function milliseconds(text: string): number {
  const [, amount, unit = ''] = /^(-?\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(text) ?? []
  const factor = units[unit]
  if (factor === undefined) throw new Error(`Not a duration: ${text}`)
  return Number(amount) * factor
}

function instant(iso: string): number {
  // Without an offset the test would mean another instant on another machine.
  if (!/(?:Z|[+-]\d\d:\d\d)$/.test(iso)) throw new Error(`Give an offset or Z: ${iso}`)
  const at = Date.parse(iso)
  if (Number.isNaN(at)) throw new Error(`Not an instant: ${iso}`)
  return at
}
