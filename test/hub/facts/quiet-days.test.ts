import { describe, expect, it } from 'vitest'
import { quietDays, vetoedUntil } from '../../../src/hub/facts/quiet-days.ts'
import { placeKey } from '../../../src/store/places.ts'

const now = new Date('2026-12-20T03:00:00Z') // the 19th in Mexico
const ZONE = 'America/Mexico_City'

describe('rest days of a person', () => {
  it('are the feasts of the village, of this year and the next', () => {
    expect(quietDays([{ feasts: ['12-12', '01-15'] }, { feasts: [] }], undefined, ZONE, now)).toEqual([
      '2026-12-12',
      '2027-12-12',
      '2026-01-15',
      '2027-01-15',
    ])
  })

  it('are nine days from the report of a death, at their place, over the turn of the year', () => {
    const days = quietDays([], '2026-12-28T04:00:00Z', ZONE, now)
    expect([days.length, days[0], days.at(-1)]).toEqual([9, '2026-12-27', '2027-01-04'])
  })
})

describe('a veto', () => {
  const at = (hours: number): Date => new Date(now.getTime() + hours * 3_600_000)
  const veto = (from: number, until?: number) => ({
    vetoes: [{ id: 'v', by: 'd', from: at(from), ...(until === undefined ? {} : { until: at(until) }) }],
  })
  it.each([
    ['that is over', [veto(-5, -1)], null],
    ['that ends in this instant', [veto(-5, 0)], null],
    ['that has not begun', [veto(1, 5)], null],
    ['that holds', [veto(-5, 2)], 2],
    ['of the town and a longer one of the region', [veto(-5, 2), veto(-5, 9)], 9],
    ['without an end', [veto(-5)], 365 * 24],
  ])('%s', (_, places, hours) => {
    expect(vetoedUntil(places, now)).toEqual(hours === null ? null : at(hours))
  })
})

it('finds a place however it is written', () => {
  expect(placeKey({ country: 'MX', region: 'San Luis Potosí', town: ' Ejido  La Ceiba ' })).toBe(
    placeKey({ country: 'mx', region: 'SAN LUIS POTOSI', town: 'ejido la ceiba' }),
  )
})
