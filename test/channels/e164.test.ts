import { describe, expect, test } from 'vitest'
import { canonicalPhone } from '../../src/channels/e164.ts'

describe('one canonical form', () => {
  test.each([
    ['55 0000 0001', 'MX', '+525500000001'],
    ['(55) 0000-0001', 'MX', '+525500000001'],
    ['044 55 0000 0001', 'MX', '+525500000001'],
    ['045 55 0000 0001', 'MX', '+525500000001'],
    ['01 55 0000 0001', 'MX', '+525500000001'],
    ['1 55 0000 0001', 'MX', '+525500000001'],
    ['52 55 0000 0001', 'MX', '+525500000001'],
    ['521 55 0000 0001', 'MX', '+525500000001'],
    ['+52 1 55 0000 0001', 'MX', '+525500000001'],
    ['+5215500000001', 'GT', '+525500000001'],
    ['+52 044 55 0000 0001', 'MX', '+525500000001'],
    ['0052 55 0000 0001', 'MX', '+525500000001'],
    ['011 52 55 0000 0001', 'US', '+525500000001'],
    ['Tel. 55-0000-0001', 'MX', '+525500000001'],
    ["'5500000001", 'MX', '+525500000001'],
    ['５５０００００００１', 'MX', '+525500000001'],
    ['5500000001.0', 'MX', '+525500000001'],
    ['WhatsApp: 55 0000 0001', 'MX', '+525500000001'],
    ['0000 0012', 'GT', '+50200000012'],
    ['502 0000 0012', 'GT', '+50200000012'],
    ['+504 0000-0012', 'MX', '+50400000012'],
    ['(512) 555-0123', 'US', '+15125550123'],
    ['1 (512) 555-0123', 'US', '+15125550123'],
    ['514.555.0177', 'CA', '+15145550177'],
    ['+1 830 555 0144', 'MX', '+18305550144'],
  ] as const)('%s from %s', (text, country, value) => {
    expect(canonicalPhone(text, country)).toEqual({ value })
  })

  test('is a fixed point', () => {
    const once = canonicalPhone('044 55 0000 0001', 'MX')
    expect('value' in once && canonicalPhone(once.value, 'NI')).toEqual(once)
  })
})

describe('problems, in words that do not repeat the number', () => {
  test.each([
    ['', 'MX', /is empty/],
    ['   ', 'MX', /is empty/],
    ['no tiene', 'MX', /not a phone number/],
    ['-', 'MX', /not a phone number/],
    ['55 0000 000', 'MX', /has 9 digits; a number in MX has 10/],
    ['55 0000 00011', 'MX', /has 11 digits/],
    ['5.50000E+09', 'MX', /spreadsheet/],
    ['5500000001 / 5500000002', 'MX', /more than one/],
    ['5500000001 y 5500000002', 'MX', /more than one/],
    ['0000 001', 'GT', /has 7 digits; a number in GT has 8/],
    ['+34 12', 'MX', /not a number in use in any country/],
    ['+52 00 0000 0001', 'MX', /not a number in use in MX/],
    ['@user', 'MX', /not a phone number/],
  ] as const)('%s from %s', (text, country, problem) => {
    const got = canonicalPhone(text, country)
    expect(got).toEqual({ problem: expect.stringMatching(problem) })
    expect(JSON.stringify(got)).not.toMatch(/\d{3}/)
  })
})
