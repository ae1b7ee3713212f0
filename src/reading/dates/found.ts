import { compare, type Day, exists } from '../calendar.ts'
import type { ReadContext } from '../reader.ts'

export type DateContext = ReadContext & { today: Day; direction: 'future' | 'past' | 'any' }

/** What one way of naming a day found, and the token after it. */
export type Found = { days: Day[]; next: number; vague?: true; impossible?: true }

/** The days that a calendar has; none is an impossible date (31/2). */
export const settled = (days: Day[], next: number): Found => {
  const real = days.filter(exists)
  return real.length === 0 ? { days: [], next, impossible: true } : { days: real, next }
}

/** Without a year: the next one where the future is asked, the last one where the past is, else this year's if it is still to come. */
export const withYear = ({ day, month }: { day: number; month: number }, { today, direction }: DateContext): Day[] => {
  const here = { year: today.year, month, day }
  const ahead = compare(here, today) >= 0
  if (direction === 'future') return [ahead ? here : { ...here, year: today.year + 1 }]
  if (direction === 'past') return [compare(here, today) <= 0 ? here : { ...here, year: today.year - 1 }]
  return ahead ? [here] : [here, { ...here, year: today.year + 1 }]
}

/** 26 is 2026, 98 is 1998. */
export const fullYear = (year: number, digits: number): number =>
  digits > 2 ? year : year < 70 ? 2000 + year : 1900 + year
