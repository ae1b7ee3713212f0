import fc from 'fast-check'
import twilio from 'twilio'
import { describe, expect, test } from 'vitest'
import { type Params, signedUrl, validSignature } from '../../../src/channels/twilio/signature.ts'

const TOKEN = '12345'
const URL_ = 'https://mycompany.com/myapp.php?foo=1&bar=2'
const PARAMS = {
  CallSid: 'CA1234567890ABCDE',
  Caller: '+14158675309',
  Digits: '1234',
  From: '+14158675309',
  To: '+18005551212',
}
const SIGNATURE = 'RSOYDt4T1cUTdK1PDd93/VVr8B8='

const sign = (url: string, params: object, token = TOKEN) =>
  twilio.getExpectedTwilioSignature(token, url, params as Record<string, unknown>)

describe('signed, as the provider’s own library sees it', () => {
  test.each([
    ['plain', URL_, PARAMS, SIGNATURE],
    ['port removed', URL_.replace('.com', '.com:443'), PARAMS, SIGNATURE],
    ['odd port removed', URL_.replace('.com', '.com:8443'), PARAMS, SIGNATURE],
    ['special characters', URL_, { ...PARAMS, Body: "It's amazing" }, null],
    ['a list', URL_, { ...PARAMS, MediaUrl: ['b', 'a'] }, null],
    ['a list with doubles', URL_, { ...PARAMS, MediaUrl: ['a', 'a', 'b'] }, null],
    ['an empty list', URL_, { ...PARAMS, MediaUrl: [] }, null],
    ['an empty value', URL_, { ...PARAMS, Body: '' }, null],
    ['untrimmed value', URL_, { ...PARAMS, Body: '  hola \n' }, null],
    ['odd names', URL_, { 'a[b]': '1', 'From[$ne]': 'x', constructor: 'y' }, null],
    ['user and password', 'https://user:pass@mycompany.com/x', PARAMS, null],
    ['IPv6', 'http://[::1]:3000/x', PARAMS, null],
  ])('%s', (_, url, params, fixed) => {
    const header = fixed ?? sign(url, params)
    expect(twilio.validateRequest(TOKEN, header, url, params)).toBe(true)
    expect(validSignature(TOKEN, header, url, params)).toBe(true)
  })

  test('a signature made with the standard port, or over the escaped query', () => {
    expect(validSignature(TOKEN, sign('https://a.test:443/x', {}), 'https://a.test/x', {})).toBe(true)
    expect(validSignature(TOKEN, sign('http://a.test:80/x', {}), 'http://a.test/x', {})).toBe(true)
    const raw = "https://a.test/x?q=it's"
    const escaped = 'https://a.test/x?q=it%27s'
    expect(validSignature(TOKEN, sign(escaped, {}), raw, {})).toBe(true)
  })
})

describe('refused', () => {
  test.each<[string, string, unknown, string, unknown]>([
    ['no header', TOKEN, undefined, URL_, PARAMS],
    ['empty header', TOKEN, '', URL_, PARAMS],
    ['short header', TOKEN, 'abc', URL_, PARAMS],
    ['not base64', TOKEN, '!'.repeat(28), URL_, PARAMS],
    ['doubled header', TOKEN, [SIGNATURE, SIGNATURE], URL_, PARAMS],
    ['doubled header, joined', TOKEN, `${SIGNATURE}, ${SIGNATURE}`, URL_, PARAMS],
    ['http for https', TOKEN, SIGNATURE, URL_.replace('https', 'http'), PARAMS],
    ['another path', TOKEN, SIGNATURE, URL_.replace('myapp', 'other'), PARAMS],
    ['query in another order', TOKEN, SIGNATURE, 'https://mycompany.com/myapp.php?bar=2&foo=1', PARAMS],
    ['trailing slash', TOKEN, sign('https://a.test/x', {}), 'https://a.test/x/', {}],
    ['another token', '54321', SIGNATURE, URL_, PARAMS],
    ['no token', '', sign(URL_, PARAMS, 'x'), URL_, PARAMS],
    ['an extra field', TOKEN, SIGNATURE, URL_, { ...PARAMS, Extra: '1' }],
    ['a missing field', TOKEN, SIGNATURE, URL_, { ...PARAMS, Digits: undefined }],
    ['a trimmed body', TOKEN, sign(URL_, { Body: ' a ' }), URL_, { Body: 'a' }],
    ['relative address', TOKEN, SIGNATURE, '/webhooks/twilio', PARAMS],
    ['garbage address', TOKEN, SIGNATURE, 'https://', PARAMS],
    ['no fields', TOKEN, SIGNATURE, URL_, undefined],
    ['null for fields', TOKEN, SIGNATURE, URL_, null],
    ['a value that cannot be text', TOKEN, SIGNATURE, URL_, { a: Symbol('x') }],
  ])('%s, without throwing', (_, token, header, url, params) => {
    expect(validSignature(token, header, url, params as Params)).toBe(false)
  })
})

test('agrees with the provider’s own library on any text', () => {
  const text = fc.string({ unit: 'binary' })
  const params = fc.dictionary(text, fc.oneof(text, fc.array(text, { maxLength: 3 })), { maxKeys: 6 })
  fc.assert(
    fc.property(
      params,
      fc.webUrl({ withQueryParameters: true }),
      fc.constantFrom('right', 'other url', 'other field'),
      (p, url, how) => {
        const header =
          how === 'right' ? sign(url, p) : how === 'other url' ? sign(`${url}x`, p) : sign(url, { ...p, Zz: '1' })
        expect(validSignature(TOKEN, header, url, p)).toBe(twilio.validateRequest(TOKEN, header, url, p))
        expect(validSignature(TOKEN, header, url, p)).toBe(how === 'right')
      },
    ),
    { numRuns: 300 },
  )
})

test('the signed address is the configured one with path and query as they came', () => {
  expect(signedUrl('https://hub.test/', '/webhooks/twilio?m=a%20b')).toBe('https://hub.test/webhooks/twilio?m=a%20b')
  expect(signedUrl('https://hub.test/base', 'webhooks/twilio')).toBe('https://hub.test/base/webhooks/twilio')
})
