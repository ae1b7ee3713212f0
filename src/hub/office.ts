import { hoursFor } from '../channels/hours.ts'

const OFFICE_ZONE = 'America/Mexico_City'
/** The office opens and closes on a quarter of an hour, in every zone. */
const QUARTER_MS = 15 * 60_000

/** Milliseconds: the instant at which so much office time has passed since `from`. Nights and rest days do not count. */
export function afterOfficeTime(from: number, ms: number): number {
  let at = opens(from)
  for (let left = ms; left > 0; ) {
    const step = Math.min(left, QUARTER_MS - (at % QUARTER_MS))
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
  if (lately.from !== from) lately = { from, answer: afterOfficeTime(from, ANSWER_WITHIN_MS) }
  return lately.answer
}

/** The instant itself while the office is open, else when it opens next. */
function opens(at: number): number {
  const hours = hoursFor({ kind: 'ours', country: 'MX', zone: OFFICE_ZONE, now: new Date(at).toISOString() })
  return hours.allowed ? at : Date.parse(hours.opens)
}
