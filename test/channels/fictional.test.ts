import { expect, test } from 'vitest'
import { isFictional, providerAt, refuses } from '../../src/channels/fictional.ts'

test.each([
  ['+525500000001', true],
  ['+525509999999', true],
  ['+520000000000', false],
  ['+52550000000', false],
  ['+5255000000000', false],
  ['+50200000001', true],
  ['+50510000001', false],
  ['+50600000001', false],
  ['+15125550100', true],
  ['+15125550199', true],
  ['+15125550200', false],
  ['+11125550123', false],
  ['+155255001234', false],
  ['+525500000001\n', false],
])('%j: fictional %s', (value, fictional) => {
  expect(isFictional(value)).toBe(fictional)
  if (!/\s/.test(value)) {
    expect(refuses(value, 'live')).toBe(fictional)
    expect(refuses(value, 'loopback')).toBe(!fictional)
  }
})

test('a business-scoped id belongs to whichever provider made it', () => {
  expect(refuses('MX.4566', 'live')).toBe(false)
  expect(refuses('MX.4566', 'loopback')).toBe(false)
})

test.each([
  [undefined, 'live'],
  ['https://api.twilio.com', 'live'],
  ['http://127.0.0.1:4010', 'loopback'],
  ['http://127.1.2.3', 'loopback'],
  ['http://localhost:4010/', 'loopback'],
  ['http://[::1]:4010', 'loopback'],
  ['http://127.0.0.1.evil.test', 'live'],
  ['http://10.0.0.1', 'live'],
])('provider at %s is %s', (url, provider) => {
  expect(providerAt(url)).toBe(provider)
})
