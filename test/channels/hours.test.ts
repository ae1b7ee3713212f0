import { describe, expect, test } from 'vitest'
import { holidaysOf } from '../../src/channels/holidays.ts'
import { type HoursKind, hoursFor } from '../../src/channels/hours.ts'

const MEXICO = 'America/Mexico_City'
const ask = (kind: HoursKind, now: string, zone = MEXICO, country: 'MX' | 'US' | 'CA' | 'HN' = 'MX') =>
  hoursFor({ kind, country, zone, now })

describe('Mexico City (-6), Monday 2 March 2026', () => {
  test.each<[HoursKind, string, string | true]>([
    ['first-contact', '2026-03-02T08:59:59-06:00', '2026-03-02T15:00:00.000Z'],
    ['first-contact', '2026-03-02T09:00:00-06:00', true],
    ['first-contact', '2026-03-02T18:59:59-06:00', true],
    ['first-contact', '2026-03-02T19:00:00-06:00', '2026-03-03T15:00:00.000Z'],
    ['ours', '2026-03-02T07:59:59-06:00', '2026-03-02T14:00:00.000Z'],
    ['ours', '2026-03-02T08:00:00-06:00', true],
    ['ours', '2026-03-02T19:59:59-06:00', true],
    ['ours', '2026-03-02T20:00:00-06:00', '2026-03-03T14:00:00.000Z'],
    ['ours', '2026-03-03T01:30:00Z', true],
    ['answer', '2026-03-02T03:00:00-06:00', true],
    ['answer', '2026-04-03T12:00:00-06:00', true],
    // Saturday evening leads over Sunday to Monday.
    ['ours', '2026-03-07T20:00:00-06:00', '2026-03-09T14:00:00.000Z'],
    ['first-contact', '2026-03-07T12:00:00-06:00', true],
    // Semana Santa, 2-4 April, then Easter Sunday.
    ['first-contact', '2026-04-01T19:30:00-06:00', '2026-04-06T15:00:00.000Z'],
    ['ours', '2026-04-02T12:00:00-06:00', '2026-04-06T14:00:00.000Z'],
    ['ours', '2026-04-04T12:00:00-06:00', '2026-04-06T14:00:00.000Z'],
    // Año Nuevo 2027 is a Friday.
    ['ours', '2026-12-31T21:00:00-06:00', '2027-01-02T14:00:00.000Z'],
    // 29 February 2028 is a working Tuesday.
    ['ours', '2028-02-28T22:00:00-06:00', '2028-02-29T14:00:00.000Z'],
  ])('%s at %s', (kind, now, opens) => {
    expect(ask(kind, now)).toEqual(
      opens === true ? { allowed: true } : { allowed: false, opens, reason: expect.any(String) },
    )
  })
})

describe('an office in Chicago that is open from 9 to 17', () => {
  test.each<[string, string | true]>([
    ['2026-03-02T08:59:00-06:00', '2026-03-02T15:00:00.000Z'],
    ['2026-03-02T09:00:00-06:00', true],
    ['2026-03-02T16:59:00-06:00', true],
    ['2026-03-02T17:00:00-06:00', '2026-03-03T15:00:00.000Z'],
    // Saturday is no day of an office; on Sunday the clocks change.
    ['2026-03-06T18:00:00-06:00', '2026-03-09T14:00:00.000Z'],
    ['2026-03-07T12:00:00-06:00', '2026-03-09T14:00:00.000Z'],
  ])('%s', (now, opens) => {
    const zone = 'America/Chicago'
    const answer = hoursFor({ kind: 'ours', country: 'US', zone, now, office: { from: 9, to: 17 } })
    expect(answer).toEqual(opens === true ? { allowed: true } : { allowed: false, opens, reason: expect.any(String) })
    expect(hoursFor({ kind: 'answer', country: 'US', zone, now, office: { from: 9, to: 17 } })).toEqual({
      allowed: true,
    })
  })
})

test('night is told from rest day', () => {
  expect(ask('ours', '2026-03-02T21:00:00-06:00')).toMatchObject({ reason: 'night' })
  expect(ask('ours', '2026-03-08T12:00:00-06:00')).toMatchObject({ reason: 'rest-day' })
})

test.each([
  ['Sonora is an hour behind, all year', 'America/Hermosillo', '2026-07-06T14:30:00Z', '2026-07-06T15:00:00.000Z'],
  ['Quintana Roo is an hour ahead', 'America/Cancun', '2026-07-06T12:30:00Z', '2026-07-06T13:00:00.000Z'],
  ['an unknown zone gives way to the country’s', 'Mars/Olympus', '2026-07-06T12:30:00Z', '2026-07-06T14:00:00.000Z'],
])('%s', (_, zone, now, opens) => {
  expect(ask('ours', now, zone)).toMatchObject({ opens })
})

describe('clock changes', () => {
  test.each([
    [
      'Chicago springs forward: Saturday night to Monday, -5',
      'US',
      'America/Chicago',
      '2026-03-07T21:00:00-06:00',
      '2026-03-09T13:00:00.000Z',
    ],
    [
      'Chicago falls back: Saturday night to Monday, -6',
      'US',
      'America/Chicago',
      '2026-10-31T21:00:00-05:00',
      '2026-11-02T14:00:00.000Z',
    ],
    ['inside the gap itself (a Sunday)', 'US', 'America/Chicago', '2026-03-08T08:30:00Z', '2026-03-09T13:00:00.000Z'],
    [
      'Tijuana keeps the United States’ clock',
      'MX',
      'America/Tijuana',
      '2026-03-09T14:30:00Z',
      '2026-03-09T15:00:00.000Z',
    ],
    ['Newfoundland, half hours', 'CA', 'America/St_Johns', '2026-07-06T10:00:00Z', '2026-07-06T10:30:00.000Z'],
    ['Havana skips midnight (a Sunday)', 'MX', 'America/Havana', '2026-03-08T05:30:00Z', '2026-03-09T12:00:00.000Z'],
  ] as const)('%s', (_, country, zone, now, opens) => {
    expect(ask('ours', now, zone, country)).toMatchObject({ allowed: false, opens })
  })
})

test('what opens is allowed, and a millisecond earlier is not', () => {
  for (let hour = 0; hour < 24 * 40; hour += 5) {
    const now = new Date(Date.parse('2026-03-20T00:17:00Z') + hour * 3_600_000).toISOString()
    for (const kind of ['first-contact', 'ours'] as const) {
      const got = ask(kind, now)
      if (got.allowed) continue
      expect(ask(kind, got.opens)).toEqual({ allowed: true })
      expect(ask(kind, new Date(Date.parse(got.opens) - 1).toISOString()).allowed).toBe(false)
    }
  }
})

test('days of mourning and the village feast count', () => {
  const alsoRest = ['2026-03-03', '2026-03-04']
  const got = hoursFor({ kind: 'ours', country: 'MX', zone: MEXICO, now: '2026-03-03T12:00:00-06:00', alsoRest })
  expect(got).toEqual({ allowed: false, opens: '2026-03-05T14:00:00.000Z', reason: 'rest-day' })
})

test('a person who always rests is asked about again later', () => {
  const alsoRest = Array.from({ length: 90 }, (_, n) => new Date(Date.UTC(2026, 2, 1 + n)).toISOString().slice(0, 10))
  const got = hoursFor({ kind: 'ours', country: 'MX', zone: MEXICO, now: '2026-03-03T12:00:00-06:00', alsoRest })
  expect(got).toMatchObject({ allowed: false, opens: '2026-05-02T06:00:00.000Z' })
})

test('a wrong instant is refused', () => {
  expect(() => ask('ours', 'yesterday')).toThrow(RangeError)
})

test.each([
  ['MX', '01-01 02-02 03-16 04-02 04-03 04-04 05-01 09-16 11-01 11-02 11-16 12-12 12-25'],
  ['GT', '01-01 04-02 04-03 04-04 05-01 06-29 06-30 08-15 09-15 10-20 11-01 12-24 12-25 12-31'],
  ['SV', '01-01 04-02 04-03 04-04 05-01 05-10 06-17 08-03 08-04 08-05 08-06 09-15 11-02 12-25'],
  ['HN', '01-01 04-02 04-03 04-04 04-14 05-01 09-15 10-03 10-07 10-08 10-09 10-10 10-12 10-21 12-25'],
  ['NI', '01-01 04-02 04-03 04-04 05-01 06-01 07-19 09-14 09-15 10-12 12-08 12-25'],
  ['US', '01-01 01-19 02-16 05-25 06-19 07-03 07-04 09-07 10-12 11-11 11-26 12-25'],
  ['CA', '01-01 04-03 07-01 09-07 09-30 10-12 12-25'],
] as const)('feast days of %s in 2026', (country, days) => {
  expect(
    [...holidaysOf(country, 2026)]
      .sort()
      .map((day) => day.slice(5))
      .join(' '),
  ).toBe(days)
})
