import { DateTime } from 'luxon'
import { holidaysOf } from '../../channels/holidays.ts'
import { allowedUntil, hoursFor } from '../../channels/hours.ts'
import type { Desk } from '../../store/settings.ts'

const OFFICE_ZONE = 'America/Mexico_City'
const QUARTER_MS = 15 * 60_000

/** Milliseconds: the instant at which so much office time has passed since `from`. Nights and rest days do not count. */
export function afterOfficeTime(from: number, ms: number): number {
  let at = opens(from)
  for (let left = ms; left > 0; ) {
    const step = Math.min(left, allowedUntil('ours', OFFICE_ZONE, at) - at)
    left -= step
    at = left > 0 ? opens(at + step) : at + step
  }
  return at
}

/** What a person of the team looks into is answered within two days of the office. */
const ANSWER_WITHIN_MS = 24 * 3_600_000
let lately = { from: -1, answer: 0 }

/** Milliseconds: by when we may promise an answer to what comes in now. Worked out once a quarter of an hour. */
export function answerBy(now: number): number {
  const from = now - (now % QUARTER_MS)
  if (lately.from !== from) lately = { from, answer: onWorkday(afterOfficeTime(from, ANSWER_WITHIN_MS)) }
  return lately.answer
}

/** We write on Saturdays, and promise nothing for them: few are at the office. */
const onWorkday = (at: number): number =>
  DateTime.fromMillis(at, { zone: OFFICE_ZONE }).weekday === SATURDAY ? opens(at + DAY_MS) : at
const SATURDAY = 6
const DAY_MS = 24 * 3_600_000

/** The instant itself while the office is open, else when it opens next. */
function opens(at: number): number {
  const hours = hoursFor({ kind: 'ours', country: 'MX', zone: OFFICE_ZONE, now: new Date(at).toISOString() })
  return hours.allowed ? at : Date.parse(hours.opens)
}

/** Is somebody at the desk for Advocates, Monday to Friday but not on a public holiday, and from when to when (ISO instants of today). */
export function officeHours(
  now: Date,
  { from, to, zone }: Desk,
): { office_open: boolean; office_from: string; office_to: string } {
  const here = DateTime.fromJSDate(now, { zone })
  const [opens, closes] = [from, to].map((hour) => here.startOf('day').set({ hour })) as [DateTime, DateTime]
  const works = here.weekday <= 5 && !holidaysOf('MX', here.year).has(here.toISODate() ?? '')
  return {
    office_open: works && here >= opens && here < closes,
    office_from: opens.toUTC().toISO() ?? '',
    office_to: closes.toUTC().toISO() ?? '',
  }
}
