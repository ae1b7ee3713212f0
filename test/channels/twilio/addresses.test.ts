import { expect, test } from 'vitest'
import { bareNumber, parseAddress, toProvider } from '../../../src/channels/twilio/addresses.ts'

test.each([
  ['+525500000007', { channel: 'sms', value: '+525500000007' }],
  ['+5215500000007', { channel: 'sms', value: '+525500000007' }],
  ['whatsapp:+525500000007', { channel: 'whatsapp', value: '+525500000007' }],
  ['whatsapp:+5215500000007', { channel: 'whatsapp', value: '+525500000007' }],
  ['WhatsApp:+15125550123', { channel: 'whatsapp', value: '+15125550123' }],
  ['whatsapp:MX.4566abcDEF', { channel: 'whatsapp', value: 'MX.4566abcDEF' }],
  ['whatsapp:US.ENT.99', { channel: 'whatsapp', value: 'US.ENT.99' }],
  // Ten digits beginning with 1 in another country are no Mexican relic.
  ['+15215500000', { channel: 'sms', value: '+15215500000' }],
  ['+521550000000', { channel: 'sms', value: '+521550000000' }],
  [undefined, { problem: 'address_missing' }],
  ['', { problem: 'address_missing' }],
  ['whatsapp:', { problem: 'address_malformed' }],
  ['whatsapp:whatsapp:+525500000007', { problem: 'address_malformed' }],
  ['messenger:1234', { problem: 'address_channel' }],
  ['22000', { problem: 'address_short_code' }],
  ['whatsapp:22000', { problem: 'address_malformed' }],
  ['AVISO', { problem: 'address_malformed' }],
  ['+5255000000071234', { problem: 'address_malformed' }],
  ['+0255000000', { problem: 'address_malformed' }],
  [' 525500000007', { problem: 'address_malformed' }],
  ['+525500000007\n', { problem: 'address_malformed' }],
  ['whatsapp:120363041234567890@g.us', { problem: 'address_malformed' }],
  ['MX.4566', { problem: 'address_malformed' }],
  [`whatsapp:MX.${'9'.repeat(129)}`, { problem: 'address_malformed' }],
])('%j', (raw, parsed) => {
  expect(parseAddress(raw)).toEqual(parsed)
})

test('back to the provider’s form', () => {
  expect(toProvider({ channel: 'whatsapp', value: 'MX.4566' })).toBe('whatsapp:MX.4566')
  expect(toProvider({ channel: 'whatsapp', value: '+525500000007' })).toBe('whatsapp:+525500000007')
  expect(toProvider({ channel: 'sms', value: '+525500000007' })).toBe('+525500000007')
  expect(bareNumber('whatsapp:+5215500000900')).toBe('+525500000900')
  expect(bareNumber('+15125550100')).toBe('+15125550100')
})
