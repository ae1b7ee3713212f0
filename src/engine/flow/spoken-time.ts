import { DateTime } from 'luxon'
import { durationMs } from '../duration.ts'

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

const FIRST_HOUR = 8
const LAST_HOUR = 20
const MORNING = 9
const SUNDAY = 7

/** `+3h`, `today 17:00`, `tomorrow 10:00`, `saturday 10:00`, `2026-03-15 18:00`. */
export const SPOKEN_TIME = new RegExp(
  `^(\\+[1-9]\\d*[mhd]|(today|tomorrow|${WEEKDAYS.join('|')}|\\d{4}-\\d\\d-\\d\\d) ([01]\\d|2[0-3]):[0-5]\\d)$`,
)

/**
 * The instant (ISO, UTC) that is meant at `now` in the person's zone, at an hour at which people are written to: what is said for the night is
 * for the evening or the morning, and what would fall on a Sunday is for the Monday. A weekday is the next one, never today.
 */
export const spokenTime = (text: string, now: string, zone: string): string => {
  const here = DateTime.fromISO(now, { zone })
  const said = text.startsWith('+') ? inAWhile(here, text) : onDay(here, text)
  const meant = said.weekday === SUNDAY && !text.startsWith('sunday') ? said.plus({ days: 1 }) : said
  return meant.toUTC().toISO() ?? now
}

/** "In a while" said in the evening means tomorrow. */
const inAWhile = (here: DateTime, text: string): DateTime => {
  const then = here.plus(durationMs(text.slice(1)) ?? 0)
  if (then.hour >= FIRST_HOUR && then.hour < LAST_HOUR) return then
  const day = then.hour >= LAST_HOUR ? then.plus({ days: 1 }) : then
  return day.set({ hour: MORNING, minute: 0, second: 0, millisecond: 0 })
}

const onDay = (here: DateTime, text: string): DateTime => {
  const [day = '', clock = ''] = text.split(' ')
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  const ahead = day === 'today' ? 0 : day === 'tomorrow' ? 1 : (WEEKDAYS.indexOf(day) + 1 - here.weekday + 7) % 7 || 7
  const meant = /^\d/.test(day) ? DateTime.fromISO(day, { zone: here.zone }) : here.plus({ days: ahead })
  const decent = hour < FIRST_HOUR ? { hour: FIRST_HOUR, minute: 0 } : { hour: LAST_HOUR - 1, minute: 0 }
  const time = hour >= FIRST_HOUR && hour < LAST_HOUR ? { hour, minute } : decent
  return meant.set({ ...time, second: 0, millisecond: 0 })
}
