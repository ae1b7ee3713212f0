import { DateTime } from 'luxon'

/** Until when it is too early in the day at a place; null: it is that hour there, or later. `zone`: IANA. */
export function untilLocalHour(now: Date, zone: string, hour: number): Date | null {
  const local = DateTime.fromJSDate(now, { zone })
  return local.hour < hour ? local.startOf('day').set({ hour }).toJSDate() : null
}
