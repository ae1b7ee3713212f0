import { DateTime } from 'luxon'
import type { PlaceRecord } from '../../store/places.ts'

/** The days of mourning after a death, the day of the report among them (novenario). */
const MOURNING_DAYS = 9

/**
 * Days (ISO dates, at the person's place) on which nothing of ours goes out beside Sundays and public feasts: the feasts of
 * their village, this year and the next, and the nine days after a reported death. Pure.
 */
export function quietDays(
  places: readonly Pick<PlaceRecord, 'feasts'>[],
  deathReportedAt: string | undefined,
  zone: string,
  now: Date,
): string[] {
  // Of most places nothing is known: no need to reckon with dates for each message.
  if (!deathReportedAt && places.every(({ feasts }) => feasts.length === 0)) return []
  const { year } = DateTime.fromJSDate(now, { zone })
  const feasts = places.flatMap((place) => place.feasts.flatMap((day) => [`${year}-${day}`, `${year + 1}-${day}`]))
  if (!deathReportedAt) return feasts
  const reported = DateTime.fromISO(deathReportedAt, { zone })
  return [...feasts, ...Array.from({ length: MOURNING_DAYS }, (_, n) => reported.plus({ days: n }).toISODate() ?? '')]
}

/** Until when a veto of somebody who knows the place holds there; null when none does. One without an end holds a year at a time. */
export function vetoedUntil(places: readonly Pick<PlaceRecord, 'vetoes'>[], now: Date): Date | null {
  const ends = places
    .flatMap((place) => place.vetoes)
    .filter(({ from, until }) => from <= now && (until === undefined || until > now))
    .map(({ until }) => until?.getTime() ?? now.getTime() + YEAR_MS)
  return ends.length === 0 ? null : new Date(Math.max(...ends))
}

const YEAR_MS = 365 * 86_400_000
