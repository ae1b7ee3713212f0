import { DateTime } from 'luxon'
import { durationMs } from './duration.ts'

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

const FIRST_HOUR = 8
const LAST_HOUR = 20
const MORNING = 9

/** `+3h`, `today 17:00`, `tomorrow 10:00`, `saturday 10:00`. */
export const SPOKEN_TIME = new RegExp(
  `^(\\+[1-9]\\d*[mhd]|(today|tomorrow|${WEEKDAYS.join('|')}) ([01]\\d|2[0-3]):[0-5]\\d)$`,
)

/** The instant (ISO, UTC) that is meant at `now` in the person's zone. A weekday is the next one, never today. */
export const spokenTime = (text: string, now: string, zone: string): string => {
  const here = DateTime.fromISO(now, { zone })
  if (text.startsWith('+')) {
    const then = here.plus(durationMs(text.slice(1)) ?? 0)
    // "In a while" said in the evening means tomorrow: nobody is written to at night.
    const decent = then.hour >= FIRST_HOUR && then.hour < LAST_HOUR
    const day = then.hour >= LAST_HOUR ? then.plus({ days: 1 }) : then
    const meant = decent ? then : day.set({ hour: MORNING, minute: 0, second: 0, millisecond: 0 })
    return meant.toUTC().toISO() ?? now
  }
  const [day = '', clock = ''] = text.split(' ')
  const [hour, minute] = clock.split(':').map(Number)
  const ahead = day === 'today' ? 0 : day === 'tomorrow' ? 1 : (WEEKDAYS.indexOf(day) + 1 - here.weekday + 7) % 7 || 7
  const meant = here.plus({ days: ahead }).set({ hour: hour ?? 0, minute: minute ?? 0, second: 0, millisecond: 0 })
  return meant.toUTC().toISO() ?? now
}
