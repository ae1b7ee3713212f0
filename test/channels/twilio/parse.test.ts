import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseInbound, parseStatus } from '../../../src/channels/twilio/parse.ts'

const SID = `SM${'0a'.repeat(16)}`
const US = '+525500000900'
const context = { own: [US], mediaOrigins: ['http://127.0.0.1:4010'] }
const base = {
  MessageSid: SID,
  SmsMessageSid: SID,
  SmsSid: SID,
  SmsStatus: 'received',
  AccountSid: `AC${'0'.repeat(32)}`,
  From: 'whatsapp:+5215500000007',
  To: `whatsapp:${US}`,
  Body: ' Sí, soy yo ',
  NumMedia: '0',
  NumSegments: '1',
  ProfileName: 'Delfino',
  WaId: '5215500000007',
}
const read = (more: object) => parseInbound({ ...base, ...more }, context)

test('a call to our number', () => {
  const call = { CallSid: `CA${'0b'.repeat(16)}`, CallStatus: 'ringing', From: '+525500000007', To: US }
  expect(parseInbound(call, context)).toMatchObject({
    externalId: call.CallSid,
    from: { channel: 'sms', value: '+525500000007' },
    text: '',
    media: [],
    about: 'call',
  })
  expect(parseInbound({ ...call, CallSid: 'CA1' }, context)).toEqual({ problem: 'id_malformed' })
  expect(parseInbound({ ...call, CallSid: SID }, context)).toEqual({ problem: 'id_malformed' })
})

test('a plain WhatsApp message', () => {
  expect(read({})).toEqual({
    externalId: SID,
    from: { channel: 'whatsapp', value: '+525500000007' },
    aliases: [],
    to: US,
    text: ' Sí, soy yo ',
    media: [],
    raw: base,
  })
})

describe('what comes beside words', () => {
  test.each<[string, object, object]>([
    [
      'a tapped button',
      { ButtonPayload: 'settlement.is_it_you.yes', ButtonText: 'Sí' },
      { button: 'settlement.is_it_you.yes' },
    ],
    ['a list row', { ListId: 'a.b.c', ListTitle: 'C' }, { button: 'a.b.c' }],
    ['a list row as data', { InteractiveData: '{"list_reply":{"id":"a.b.c","title":"C"}}' }, { button: 'a.b.c' }],
    ['a place', { Latitude: '20.1', Longitude: '-98.2' }, { location: true }],
    ['an emoji on a message of ours', { MessageType: 'reaction', Body: '👍' }, { about: 'reaction' }],
    ['other words for an earlier message', { MessageType: 'edited' }, { about: 'edit' }],
    ['an earlier message taken back', { MessageType: 'revoke', Body: '' }, { about: 'deletion' }],
    ['an opt-out answered by the provider', { OptOutType: 'STOP' }, { optOut: 'STOP' }],
    ['an unknown opt-out word', { OptOutType: 'PERHAPS' }, {}],
    [
      'a business-scoped id',
      { ExternalUserId: 'whatsapp:MX.99' },
      { aliases: [{ channel: 'whatsapp', value: 'MX.99' }] },
    ],
    [
      'only a business-scoped id',
      { From: 'whatsapp:MX.99', To: 'whatsapp:MX.99', WaId: undefined, ExternalUserId: 'whatsapp:MX.99' },
      { from: { channel: 'whatsapp', value: 'MX.99' }, to: 'MX.99', aliases: [] },
    ],
    [
      'an SMS',
      { From: '+525500000007', To: US, WaId: undefined },
      { from: { channel: 'sms', value: '+525500000007' } },
    ],
    ['no body at all', { Body: undefined }, { text: '' }],
    ['half a character', { Body: 'a\ud800b' }, { text: 'a\ufffdb' }],
    ['doubled fields', { Body: ['uno', 'dos'] }, { text: 'uno' }],
    ['a broken list answer', { InteractiveData: '{' }, { text: ' Sí, soy yo ' }],
  ])('%s', (_, more, expected) => {
    expect(read(more)).toMatchObject(expected)
  })

  test('unknown fields are kept, whatever their name', () => {
    const odd = { 'From[$ne]': '1', constructor: 'x', NewThing: 'y' }
    const params = JSON.parse(JSON.stringify({ ...base, ...odd }).replace('{', '{"__proto__":"z",'))
    const got = parseInbound(params, context)
    expect('raw' in got && JSON.parse(JSON.stringify(Object.entries(got.raw)))).toEqual(Object.entries(params))
  })
})

describe('media', () => {
  const media = (more: object) => {
    const got = read(more)
    return 'media' in got ? got.media : got
  }
  const api = 'https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1'
  test('a voice note and a contact card', () => {
    const more = {
      NumMedia: '2',
      MediaUrl0: api,
      MediaContentType0: 'audio/OGG',
      MediaUrl1: api,
      MediaContentType1: 'text/vcard',
    }
    expect(media(more)).toEqual([
      { url: api, contentType: 'audio/ogg' },
      { url: api, contentType: 'text/vcard' },
    ])
    expect(read(more)).toMatchObject({ contact: true })
  })
  test.each(['-1', '1000000000', 'x', '10'])('NumMedia %s with none given', (NumMedia) => {
    expect(media({ NumMedia })).toEqual([])
  })
  test('not more than ten', () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`MediaUrl${n}`, api]))
    expect(media(many)).toHaveLength(10)
  })
  test.each([
    'http://api.twilio.com/x',
    'https://twilio.com.evil.test/x',
    'https://eviltwilio.com/x',
    'https://api.twilio.com@127.0.0.1/x',
    'https://user:pass@api.twilio.com/x',
    'http://169.254.169.254/latest',
    'http://127.0.0.1:9999/x',
    'http://[::1]/x',
    'http://0x7f000001/x',
    'http://2130706433/x',
    'file:///etc/passwd',
    'not an address',
    '',
  ])('%s is known to be there but never fetched', (url) => {
    expect(media({ MediaUrl0: url, MediaContentType0: 'image/jpeg' })).toEqual([{ url: '', contentType: 'image/jpeg' }])
  })
  test('a loopback provider’s own media', () => {
    const url = 'http://127.0.0.1:4010/2010-04-01/x'
    expect(media({ MediaUrl0: url })).toEqual([{ url, contentType: 'application/octet-stream' }])
  })
})

describe('signed but unusable', () => {
  test.each<[object, string]>([
    [{ MessageSid: undefined, SmsMessageSid: undefined, SmsSid: undefined }, 'id_missing'],
    [{ MessageSid: 'banana', SmsMessageSid: undefined, SmsSid: undefined }, 'id_malformed'],
    // A replay with names and values shifted: MessageSid swallowed the next name.
    [{ MessageSid: `${SID}NumMedia0`, SmsMessageSid: undefined, SmsSid: undefined }, 'id_malformed'],
    [{ MessageSid: `SM${'1'.repeat(32)}` }, 'id_contradicted'],
    [{ From: undefined }, 'from_address_missing'],
    [{ From: '22000' }, 'from_address_short_code'],
    [{ From: 'whatsapp:whatsapp:+525500000007' }, 'from_address_malformed'],
    [{ From: `whatsapp:${US}` }, 'from_ourselves'],
    [{ From: 'whatsapp:+5215500000900' }, 'from_ourselves'],
  ])('%j', (more, problem) => {
    expect(read(more)).toEqual({ problem })
  })
})

describe('status callbacks', () => {
  const status = (more: object, query: Record<string, string> = { m: 'abc-1' }) =>
    parseStatus({ MessageSid: SID, MessageStatus: 'delivered', ...more }, query)
  test.each<[object, object]>([
    [{}, { externalId: SID, status: 'delivered', messageId: 'abc-1' }],
    [{ MessageStatus: 'SENT' }, { status: 'sent' }],
    [{ MessageStatus: 'sent', EventType: 'READ' }, { status: 'read' }],
    [{ MessageStatus: 'scheduled' }, { status: 'accepted' }],
    [
      { MessageStatus: 'undelivered', ErrorCode: '63016' },
      { status: 'undelivered', errorCode: '63016' },
    ],
    [{ MessageStatus: undefined, SmsStatus: 'failed' }, { status: 'failed' }],
    [{ MessageStatus: 'received' }, { problem: 'status_unknown' }],
    [{ MessageStatus: ['delivered', 'sent'] }, { status: 'delivered' }],
    [{ MessageSid: 'x' }, { problem: 'id_malformed' }],
    [{ MessageSid: undefined }, { problem: 'id_missing' }],
  ])('%j', (more, expected) => {
    expect(status(more)).toMatchObject(expected)
  })
  test('ErrorCode 0 or garbage is none; a foreign id in the query is none', () => {
    expect(status({ ErrorCode: '0' })).not.toHaveProperty('errorCode')
    expect(status({ ErrorCode: 'x' })).not.toHaveProperty('errorCode')
    expect(status({}, { m: '{"$ne":1}' })).not.toHaveProperty('messageId')
    expect(parseStatus({ MessageSid: SID, MessageStatus: 'sent' }, new URLSearchParams('m=k.1'))).toMatchObject({
      messageId: 'k.1',
    })
  })
})

test('never throws, and its problems hold no text of the request', () => {
  const text = fc.string({ unit: 'binary', maxLength: 40 })
  const names = fc.oneof(
    text,
    fc.constantFrom(...Object.keys(base), 'MediaUrl0', 'InteractiveData', 'ExternalUserId', '__proto__'),
  )
  const params = fc.dictionary(names, fc.oneof(text, fc.array(text, { maxLength: 3 })))
  fc.assert(
    fc.property(params, (more) => {
      for (const got of [parseInbound({ ...base, ...more }, context), parseStatus(more, more)]) {
        if ('problem' in got) expect(got.problem).toMatch(/^(id|from|status)_[a-z_]+$/)
      }
    }),
    { numRuns: 500 },
  )
})
