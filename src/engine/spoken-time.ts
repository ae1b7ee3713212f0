import { DateTime } from 'luxon'
import { durationMs } from './duration.ts'

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** `+3h`, `today 17:00`, `tomorrow 10:00`, `saturday 10:00`. */
export const SPOKEN_TIME = new RegExp(
  `^(\\+[1-9]\\d*[mhd]|(today|tomorrow|${WEEKDAYS.join('|')}) ([01]\\d|2[0-3]):[0-5]\\d)$`,
)

/** The instant (ISO, UTC) that is meant at `now` in the person's zone. A weekday is the next one, never today. */
export const spokenTime = (text: string, now: string, zone: string): string => {
  const here = DateTime.fromISO(now, { zone })
  if (text.startsWith('+'))
    return (
      here
        .plus(durationMs(text.slice(1)) ?? 0)
        .toUTC()
        .toISO() ?? now
    )
  const [day = '', clock = ''] = text.split(' ')
  const [hour, minute] = clock.split(':').map(Number)
  const ahead = day === 'today' ? 0 : day === 'tomorrow' ? 1 : (WEEKDAYS.indexOf(day) + 1 - here.weekday + 7) % 7 || 7
  const meant = here.plus({ days: ahead }).set({ hour: hour ?? 0, minute: minute ?? 0, second: 0, millisecond: 0 })
  return meant.toUTC().toISO() ?? now
}
