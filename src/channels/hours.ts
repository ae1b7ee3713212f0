import { DateTime, IANAZone } from 'luxon'
import type { Country } from '../reading/reader.ts'
import { countries } from './countries.ts'
import { holidaysOf } from './holidays.ts'

/**
 * Why we would write: the first message to somebody who did not write to us, anything else that we start, or an answer to the
 * person's own message.
 */
export type HoursKind = 'first-contact' | 'ours' | 'answer'

export type HoursQuestion = {
  kind: HoursKind
  country: Country
  /** IANA zone of the person's stated place; an unknown one gives way to the country's. */
  zone: string
  /** ISO 8601 with offset or Z. */
  now: string
  /** Further rest days of this person (ISO dates): the village feast, the nine days after a death. */
  alsoRest?: readonly string[]
  /** Of whoever is written to at work: Monday to Friday, local hours, the second one excluded. */
  office?: OfficeHours
}
export type OfficeHours = { from: number; to: number }

/** `opens`: ISO instant (UTC) from which it is allowed. `reason` tells night from rest day, for the words. */
export type Hours = { allowed: true } | { allowed: false; opens: string; reason: 'night' | 'rest-day' }

/**
 * May we write now, and if not, when? First contacts 9-19, the rest of ours 8-20, at the person's place, never on Sundays, feast
 * days or days of mourning; to an office in its own hours. An answer goes at any hour.
 *
 * @throws RangeError when `now` is no date
 */
export const hoursFor = (question: HoursQuestion): Hours => {
  const { kind, country, zone, now, alsoRest = [], office } = question
  if (kind === 'answer') return { allowed: true }
  const at = Date.parse(now)
  if (Number.isNaN(at)) throw new RangeError('hoursFor: `now` is not an ISO 8601 instant')
  // Everything opens and closes on a whole minute, so one answer holds for all who are asked about in it.
  const minute = Math.floor(at / 60_000)
  if (minute !== known.minute) known = { minute, answers: new Map() }
  const key = `${kind} ${country} ${zone} ${office ? `${office.from}-${office.to}` : ''} ${alsoRest.join()}`
  const answer = known.answers.get(key) ?? reckon(question)
  if (known.answers.size < MOST_KNOWN) known.answers.set(key, answer)
  return answer
}

/** Answers of one minute. */
let known: { minute: number; answers: Map<string, Hours> } = { minute: Number.NaN, answers: new Map() }
const MOST_KNOWN = 1_000

const reckon = ({ kind, country, zone, now, alsoRest = [], office }: HoursQuestion): Hours => {
  if (kind === 'answer') return { allowed: true }
  // `create` keeps what it has checked; the static check builds a formatter each time, half a millisecond of every question.
  const local = DateTime.fromISO(now, { zone: IANAZone.create(zone).isValid ? zone : countries[country].zone })
  if (!local.isValid) throw new RangeError('hoursFor: `now` is not an ISO 8601 instant')
  const [from, to] = office ? [office.from, office.to] : SPAN[kind]
  const rests = (day: DateTime): boolean =>
    isRestDay(day, country) || alsoRest.includes(day.toISODate() ?? '') || (office !== undefined && day.weekday === 6)
  const reason = rests(local) ? 'rest-day' : 'night'
  let day = local.startOf('day')
  for (let n = 0; n < FARTHEST_DAYS; n++) {
    if (!rests(day)) {
      const opens = day.set({ hour: from })
      if (local < opens) return { allowed: false, opens: opens.toUTC().toISO() ?? '', reason }
      if (local < day.set({ hour: to })) return { allowed: true }
    }
    day = day.plus({ days: 1 }).startOf('day')
  }
  // A person whose every day is a rest day: somebody entered too many of them. Ask again when the look-ahead is over.
  return { allowed: false, opens: day.toUTC().toISO() ?? '', reason: 'rest-day' }
}

/** Milliseconds: until when that day we may go on writing, of an instant at which we may. */
export const allowedUntil = (kind: Exclude<HoursKind, 'answer'>, zone: string, now: number): number =>
  DateTime.fromMillis(now, { zone }).startOf('day').set({ hour: SPAN[kind][1] }).toMillis()

/** Sundays and feast days. `day` in the person's zone. */
const isRestDay = (day: DateTime, country: Country): boolean =>
  day.weekday === 7 || holidaysOf(country, day.year).has(day.toISODate() ?? '')

/** Local hours, the second one excluded. */
const SPAN = { 'first-contact': [9, 19], ours: [8, 20] } as const satisfies Record<
  Exclude<HoursKind, 'answer'>,
  readonly [number, number]
>

const FARTHEST_DAYS = 60
