import Holidays, { type HolidaysTypes } from 'date-holidays'
import type { Country } from '../reading/reader.ts'

/**
 * The days (ISO dates, local) of a year on which the hub starts nothing in a country: public holidays plus the feast days that
 * people keep though no law says so. Sundays are not in it. Pure: the same year gives the same days.
 */
export const holidaysOf = (country: Country, year: number): ReadonlySet<string> => {
  const key = `${country}${year}`
  const known = cache.get(key)
  if (known) return known
  const days = new Set<string>()
  for (const { date, start, end } of calendar(country).getHolidays(year)) {
    // `date` is local wall time; a feast of several days tells its length only through start and end.
    const length = Math.max(1, Math.round((end.getTime() - start.getTime()) / 86_400_000))
    for (let n = 0; n < length; n++) {
      days.add(new Date(Date.parse(`${date.slice(0, 10)}T12:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10))
    }
  }
  cache.set(key, days)
  return days
}

const cache = new Map<string, ReadonlySet<string>>()
const calendars = new Map<Country, Holidays>()

const calendar = (country: Country): Holidays => {
  const known = calendars.get(country)
  if (known) return known
  const { types, also } = RULES[country]
  const made = new Holidays(country, { types: [...types] })
  for (const rule of also) made.setHoliday(rule, { type: 'public', name: rule })
  calendars.set(country, made)
  return made
}

/** Rules in the grammar of date-holidays. `also` holds what its data lacks for our purpose. */
const RULES: Readonly<Record<Country, { types: readonly HolidaysTypes.HolidayType[]; also: readonly string[] }>> = {
  // Semana Santa is whole; Todos los Santos and Muertos are two days; the Virgin's day is kept everywhere.
  MX: { types: ['public', 'bank'], also: ['easter -1', '11-01'] },
  // The law moves 30 June to a Monday, people keep the day; 15 August is the capital's.
  GT: { types: ['public'], also: ['06-30', '08-15'] },
  SV: { types: ['public'], also: ['01-01', '05-10', '06-17', '08-03', '08-04', '08-05'] },
  // Semana Morazánica: four days from the first Wednesday of October.
  HN: {
    types: ['public'],
    also: [
      'easter -1',
      ...['', 'thursday after ', 'friday after ', 'saturday after '].map((day) => `${day}wednesday after 10-01`),
    ],
  },
  NI: { types: ['public'], also: ['easter -1'] },
  US: { types: ['public'], also: [] },
  CA: { types: ['public'], also: ['09-30', '2nd monday in October'] },
}
