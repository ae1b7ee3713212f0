import { getCountryCallingCode } from 'libphonenumber-js/max'
import { IANAZone } from 'luxon'
import { describe, expect, test } from 'vitest'
import { countries, countryOf } from '../../src/channels/countries.ts'
import { zoneOf } from '../../src/channels/zones.ts'

test.each(Object.entries(countries))('%s: row is sound', (code, row) => {
  expect(row.country).toBe(code)
  expect(row.prefix).toBe(`+${getCountryCallingCode(row.country)}`)
  expect(IANAZone.isValidZone(row.zone)).toBe(true)
  expect(row.currency).toMatch(/^[A-Z]{3}$/)
  expect(row.emergency).toMatch(/^\d{3}$/)
  expect(new Set(row.languages).size).toBe(row.languages.length)
})

test('Central America cannot answer an SMS, Guatemala cannot join parts, Nicaragua hides the name', () => {
  const those = (f: (row: (typeof countries)['MX']) => boolean) =>
    Object.values(countries)
      .filter(f)
      .map((row) => row.country)
  expect(those((row) => !row.twoWaySms)).toEqual(['GT', 'SV', 'HN', 'NI'])
  expect(those((row) => !row.concatenatesSms)).toEqual(['GT'])
  expect(those((row) => row.hidesOrganisation)).toEqual(['NI'])
})

test.each([
  ['+525500000001', 'MX'],
  ['+50200000001', 'GT'],
  ['+50300000001', 'SV'],
  ['+50400000001', 'HN'],
  ['+50500000001', 'NI'],
  ['+15125550123', 'US'],
  ['+15145550177', 'CA'],
  ['MX.4566', 'MX'],
  ['CA.ENT.4566', 'CA'],
  ['BR.4566', null],
  ['+34000000000', null],
  ['+50600000001', null],
  ['', null],
])('countryOf(%s) is %s', (value, country) => {
  expect(countryOf(value)).toBe(country)
})

describe('zones', () => {
  test.each([
    ['MX', 'San Luis Potosí', 'America/Mexico_City'],
    ['MX', 'Sonora', 'America/Hermosillo'],
    ['MX', 'QUINTANA ROO ', 'America/Cancun'],
    ['MX', 'Yucatán', 'America/Merida'],
    ['MX', null, 'America/Mexico_City'],
    ['US', 'Texas', 'America/Chicago'],
    ['US', 'az', 'America/Phoenix'],
    ['CA', 'Saskatchewan', 'America/Regina'],
    ['GT', 'Petén', 'America/Guatemala'],
  ] as const)('%s, %s', (country, state, zone) => {
    expect(zoneOf(country, state)).toBe(zone)
    expect(IANAZone.isValidZone(zone)).toBe(true)
  })
})
