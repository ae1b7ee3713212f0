import type { Day } from './calendar.ts'
import { dayAndMonth } from './dates/day-and-month.ts'
import { dayOfMonth } from './dates/day-of-month.ts'
import { feast } from './dates/feast.ts'
import type { DateContext, Found } from './dates/found.ts'
import { hourOfDay } from './dates/hour-of-day.ts'
import { lastOfMonth } from './dates/last-of-month.ts'
import { numeric } from './dates/numeric.ts'
import { relative } from './dates/relative.ts'
import { stretch } from './dates/stretch.ts'
import { weekday } from './dates/weekday.ts'
import type { Token } from './scan.ts'

/** `of` numbers the expression a day was read from: one expression may allow two days. */
export type DatesRead = {
  days: (Day & { of: number })[]
  /** Only a stretch of time was named ("la otra semana"). */
  vague: boolean
  /** A day that no calendar has (31/2). */
  impossible: boolean
}

/** All days that the text names. `tokens` are of folded text. */
export const datesIn = (tokens: readonly Token[], context: DateContext): DatesRead => {
  const read: DatesRead = { days: [], vague: false, impossible: false }
  let i = 0
  let of = 0
  while (i < tokens.length) {
    const found = dateAt(tokens, i, context)
    if (!found) {
      i++
      continue
    }
    read.vague ||= found.vague === true
    read.impossible ||= found.impossible === true
    for (const day of found.days) read.days.push({ ...day, of })
    of++
    i = Math.max(found.next, i + 1)
  }
  return read
}

const dateAt = (tokens: readonly Token[], i: number, context: DateContext): Found | null =>
  numeric(tokens, i, context) ??
  hourOfDay(tokens, i, context) ??
  relative(tokens, i, context) ??
  feast(tokens, i, context) ??
  lastOfMonth(tokens, i, context) ??
  weekday(tokens, i, context) ??
  dayAndMonth(tokens, i, context) ??
  stretch(tokens, i, context) ??
  dayOfMonth(tokens, i, context)
