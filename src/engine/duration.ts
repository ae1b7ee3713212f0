const UNITS: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000 }

/** `30m`, `48h`, `7d`: a whole number of minutes, hours or days. */
const DURATION = /^([1-9]\d{0,3})([mhd])$/

/** Milliseconds of a duration, or null when it is not written as one. */
export const durationMs = (text: string): number | null => {
  const match = DURATION.exec(text)
  const unit = match?.[2] && UNITS[match[2]]
  return match?.[1] && unit ? Number(match[1]) * unit : null
}

/** The instant `ms` after `at` (ISO), in ISO. */
export const after = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString()
