import { describe, expect, test } from 'vitest'
import type { Outgoing, SendOutcome } from '../../../src/channels/channel.ts'
import { createTwilio } from '../../../src/channels/twilio/twilio.ts'
import { ACCOUNT, contentSid, type Reply, SMS, sid, TOKEN, WHATSAPP, withStub } from './stub.ts'

const hello: Outgoing = {
  messageId: 'm-1',
  to: { channel: 'whatsapp', value: '+525500000001' },
  text: 'Buenas tardes.',
}
const options = [
  { id: 'a.b.yes', label: 'Sí, soy yo' },
  { id: 'a.b.no', label: 'No soy yo' },
]
const accept: Reply = ({ path, method }) => {
  if (path === '/v1/Content')
    return method === 'GET' ? [200, { contents: [], meta: {} }] : [201, { sid: contentSid(7) }]
  return [201, { sid: sid(1), status: 'queued' }]
}
const path = `/2010-04-01/Accounts/${ACCOUNT}/Messages.json`

describe('what is sent', () => {
  test('free words on WhatsApp', () =>
    withStub(accept, async (twilio, seen) => {
      expect(await twilio.whatsapp?.send({ ...hello, footer: 'ALTO para no recibir más.' })).toEqual({
        kind: 'sent',
        externalId: sid(1),
      })
      expect(seen).toEqual([
        {
          method: 'POST',
          path,
          query: {},
          json: undefined,
          auth: `${ACCOUNT}:${TOKEN}`,
          form: {
            To: 'whatsapp:+525500000001',
            From: `whatsapp:${WHATSAPP}`,
            Body: 'Buenas tardes.\n\nALTO para no recibir más.',
            StatusCallback: 'https://hub.test/webhooks/twilio/status?m=m-1',
          },
        },
      ])
    }))

  test('a voice note has no words beside it, whatever else is told', () =>
    withStub(accept, async (twilio, seen) => {
      const url = 'https://hub.test/media/0?exp=1&sig=x'
      await twilio.whatsapp?.send({ ...hello, text: '', voice: { url }, options })
      expect(seen).toHaveLength(1)
      expect(seen[0]?.form).toEqual({
        To: 'whatsapp:+525500000001',
        From: `whatsapp:${WHATSAPP}`,
        MediaUrl: url,
        StatusCallback: 'https://hub.test/webhooks/twilio/status?m=m-1',
      })
    }))

  test('an SMS never has content: its words hold the numbers already', () =>
    withStub(accept, async (twilio, seen) => {
      const to = { channel: 'sms', value: '+525500000001' } as const
      await twilio.sms?.send({
        ...hello,
        to,
        options,
        template: { name: 'pv_test', contentId: contentSid(1), variables: { 1: 'x' } },
      })
      expect(seen[0]?.form).toEqual({
        To: '+525500000001',
        From: SMS,
        Body: 'Buenas tardes.',
        StatusCallback: 'https://hub.test/webhooks/twilio/status?m=m-1',
      })
    }))

  test.each([
    [300, '300'],
    [0.2, '1'],
    [90_000, '36000'],
  ])('an SMS that must not go out after %d seconds', (validForS, told) =>
    withStub(accept, async (twilio, seen) => {
      await twilio.sms?.send({ ...hello, to: { channel: 'sms', value: '+525500000001' }, validForS })
      await twilio.whatsapp?.send({ ...hello, validForS })
      expect(seen.map(({ form }) => form.ValidityPeriod)).toEqual([told, undefined])
    }),
  )

  test('a messaging service sends', () =>
    withStub(
      accept,
      async (twilio, seen) => {
        await twilio.sms?.send({ ...hello, to: { channel: 'sms', value: '+525500000001' } })
        expect(seen[0]?.form).toMatchObject({ MessagingServiceSid: 'MG1', Body: 'Buenas tardes.' })
        expect(seen[0]?.form).not.toHaveProperty('From')
      },
      { smsFrom: undefined, messagingServiceSid: 'MG1' },
    ))

  test('a template', () =>
    withStub(accept, async (twilio, seen) => {
      await twilio.whatsapp?.send({
        ...hello,
        template: { name: 'pv_test', contentId: contentSid(3), variables: { 1: 'José', 2: ' 3\n{{1}}' } },
      })
      expect(seen).toHaveLength(1)
      expect(seen[0]?.form).toMatchObject({
        ContentSid: contentSid(3),
        ContentVariables: '{"1":"José","2":"3 { {1}}"}',
      })
      expect(seen[0]?.form).not.toHaveProperty('Body')
    }))

  test('buttons: the provider’s content holds the labels, and a hole for each line of ours', () =>
    withStub(accept, async (twilio, seen) => {
      const text = 'Buenas tardes.\r\n\r\n¿Es usted\tJosé?     Dígame {{1}}.'
      await twilio.whatsapp?.send({ ...hello, text, options })
      const made = seen.find(({ json }) => json)?.json
      expect(made).toEqual({
        friendly_name: expect.stringMatching(/^buttons_[0-9a-f]{24}$/),
        language: 'es',
        variables: { 1: '…', 2: '…' },
        types: {
          'twilio/quick-reply': {
            body: '{{1}}\n\n{{2}}',
            actions: [
              { type: 'QUICK_REPLY', title: 'Sí, soy yo', id: 'a.b.yes' },
              { type: 'QUICK_REPLY', title: 'No soy yo', id: 'a.b.no' },
            ],
          },
        },
      })
      expect(JSON.stringify(made)).not.toContain('José')
      expect(seen.at(-1)?.form).toMatchObject({
        ContentSid: contentSid(7),
        ContentVariables: JSON.stringify({ 1: 'Buenas tardes.', 2: '¿Es usted José?   Dígame { {1}}.' }),
      })
      expect(seen.at(-1)?.form).not.toHaveProperty('Body')
      const before = seen.length
      await twilio.whatsapp?.send({ ...hello, text: 'Buenos días.\n\n¿Es usted Fidel?', options })
      // The same shape: no further content.
      expect(seen.length).toBe(before + 1)
    }))

  test.each([
    [
      'eleven options',
      { options: Array.from({ length: 11 }, (_, n) => ({ id: `o${n}`, label: `Opción ${n}` })) },
      /\n11\. Opción 10$/,
    ],
    ['a body too long for buttons', { text: 'a'.repeat(1100), options }, /^a{1100}\n1\. Sí, soy yo\n2\. No soy yo$/],
    [
      'two equal labels',
      { options: [options[0], { id: 'x', label: 'Sí, soy yo' }] as typeof options },
      /\n2\. Sí, soy yo$/,
    ],
  ])('%s: numbers instead', (_, more, body) =>
    withStub(accept, async (twilio, seen) => {
      await twilio.whatsapp?.send({ ...hello, ...more })
      expect(seen).toHaveLength(1)
      expect(seen[0]?.form.Body).toMatch(body)
    }),
  )

  test('content deleted at the provider is made again, once', () => {
    let made = 10
    let sends = 0
    const reply: Reply = ({ path, method }) => {
      if (path === '/v1/Content')
        return method === 'GET' ? [200, { contents: [], meta: {} }] : [201, { sid: contentSid(++made) }]
      return ++sends === 1 ? [400, { code: 21655, message: 'x' }] : [201, { sid: sid(2) }]
    }
    return withStub(reply, async (twilio, seen) => {
      expect(await twilio.whatsapp?.send({ ...hello, options })).toEqual({ kind: 'sent', externalId: sid(2) })
      expect(seen.filter(({ json }) => json)).toHaveLength(2)
      expect(seen.at(-1)?.form.ContentSid).toBe(contentSid(12))
    })
  })

  test('a template deleted at the provider is tried later, when it has been made again', () => {
    const reply: Reply = ({ path, method }) => {
      if (path === '/v1/Content')
        return method === 'GET' ? [200, { contents: [], meta: {} }] : [201, { sid: contentSid(20) }]
      return [400, { code: 21655, message: 'x' }]
    }
    const template = { name: 'pv_test', contentId: contentSid(1), variables: { 1: 'x' } }
    return withStub(reply, async (twilio) => {
      const outcome = await twilio.whatsapp?.send({ ...hello, template })
      expect(outcome).toEqual({ kind: 'refused', policy: 'later', code: '21655' })
    })
  })

  test('content that cannot be made: the person gets numbers instead of buttons', () =>
    withStub(
      ({ path }) => (path === '/v1/Content' ? [503, 'busy'] : [201, { sid: sid(1) }]),
      async (twilio, seen) => {
        expect(await twilio.whatsapp?.send({ ...hello, options })).toEqual({ kind: 'sent', externalId: sid(1) })
        expect(seen.at(-1)?.form.Body).toMatch(/\n1\. .*\n2\. /s)
      },
    ))

  test('a business-scoped id is sent to as it is', () =>
    withStub(accept, async (twilio, seen) => {
      await twilio.whatsapp?.send({ ...hello, to: { channel: 'whatsapp', value: 'MX.4566' } })
      expect(seen[0]?.form.To).toBe('whatsapp:MX.4566')
    }))
})

describe('how it can end', () => {
  const error =
    (status: number, code?: number, headers: Record<string, string> = {}): Reply =>
    () => [status, { code, message: 'words of the provider', status }, headers]
  const date = 'Mon, 02 Mar 2026 15:00:00 GMT'
  test.each<[string, Reply, SendOutcome]>([
    ['accepted', () => [201, { sid: sid(9), status: 'accepted' }], { kind: 'sent', externalId: sid(9) }],
    ['opted out', error(400, 21610), { kind: 'refused', policy: 'opted-out', code: '21610' }],
    ['landline', error(400, 21614), { kind: 'refused', policy: 'bad-address', code: '21614' }],
    ['no credentials', error(401, 20003), { kind: 'refused', policy: 'configuration', code: '20003' }],
    ['a region not switched on', error(403, 21408), { kind: 'refused', policy: 'configuration', code: '21408' }],
    ['a code nobody has met', error(400, 99999), { kind: 'refused', policy: 'content', code: '99999' }],
    [
      'throttled',
      error(429, 20429, { 'Retry-After': '3' }),
      { kind: 'refused', policy: 'slow-down', code: '20429', retryAfterMs: 3000 },
    ],
    [
      'throttled until a date',
      error(429, 20429, { 'Retry-After': 'Mon, 02 Mar 2026 15:00:30 GMT', Date: date }),
      { kind: 'refused', policy: 'slow-down', code: '20429', retryAfterMs: 30_000 },
    ],
    [
      'throttled by a proxy',
      () => [429, 'slow down', { 'Retry-After': 'soon' }],
      { kind: 'refused', policy: 'slow-down', code: 'http_429' },
    ],
    ['not found', () => [404, '<html>'], { kind: 'refused', policy: 'configuration', code: 'http_404' }],
    ['its own failure', error(500, 20500), { kind: 'unknown', code: 'http_500' }],
    ['a broken gateway', () => [503, '<html>busy</html>'], { kind: 'unknown', code: 'http_503' }],
    ['no id in the answer', () => [201, {}], { kind: 'unknown', code: 'answer_malformed' }],
    ['no JSON in the answer', () => [200, '<html>'], { kind: 'unknown', code: 'answer_malformed' }],
    [
      'failed at once',
      () => [201, { sid: sid(1), status: 'failed', error_code: 63003 }],
      { kind: 'refused', policy: 'bad-address', code: '63003' },
    ],
  ])('%s', (_, reply, outcome) =>
    withStub(reply, async (twilio, seen) => {
      expect(await twilio.whatsapp?.send(hello)).toEqual(outcome)
      // Never retried here, whatever the answer.
      expect(seen).toHaveLength(1)
    }),
  )

  test('the connection is cut before the answer', () =>
    withStub(
      (_seen, response) => void response.destroy(),
      async (twilio) => {
        expect(await twilio.whatsapp?.send(hello)).toMatchObject({ kind: 'unknown' })
      },
    ))

  test('the connection is cut within the answer', () =>
    withStub(
      (_seen, response) => {
        response.writeHead(201, { 'Content-Type': 'application/json', 'Content-Length': '500' })
        response.write('{"sid":"', () => response.destroy())
        return undefined
      },
      async (twilio) => {
        expect(await twilio.whatsapp?.send(hello)).toMatchObject({ kind: 'unknown' })
      },
    ))

  test('silence', () =>
    withStub(
      () => undefined,
      async (twilio) => {
        expect(await twilio.whatsapp?.send(hello)).toMatchObject({ kind: 'unknown' })
      },
      { timeoutMs: 60 },
    ))

  test('an answer that drips for ever', () =>
    withStub(
      (_seen, response) => {
        response.writeHead(201, { 'Content-Type': 'application/json' })
        const drip = setInterval(() => response.write(' '), 10)
        response.on('close', () => clearInterval(drip))
        return undefined
      },
      async (twilio) => {
        expect(await twilio.whatsapp?.send(hello)).toMatchObject({ kind: 'unknown' })
      },
      { timeoutMs: 120 },
    ))

  test('nobody listens: it has certainly not left', async () => {
    const gone = await withStub(accept, async (_twilio, _seen, url) => url)
    const twilio = createTwilio({
      accountSid: ACCOUNT,
      authToken: TOKEN,
      smsFrom: SMS,
      apiUrl: gone,
      publicUrl: 'https://hub.test',
    })
    const outcome = await twilio.sms?.send({ ...hello, to: { channel: 'sms', value: '+525500000001' } })
    expect(outcome).toEqual({ kind: 'refused', policy: 'later', code: 'ECONNREFUSED' })
  })
})

describe('numbers of the wrong world are not sent to', () => {
  const refused = { kind: 'refused', policy: 'never-now', code: 'number_range' }
  test('a loopback provider gets no real number', () =>
    withStub(accept, async (twilio, seen) => {
      // A national number that cannot be assigned, outside the fictional ranges.
      expect(await twilio.sms?.send({ ...hello, to: { channel: 'sms', value: '+521000000000' } })).toEqual(refused)
      expect(seen).toHaveLength(0)
    }))
  test('the live provider gets no fictional one', async () => {
    const twilio = createTwilio({
      accountSid: ACCOUNT,
      authToken: TOKEN,
      whatsappFrom: WHATSAPP,
      publicUrl: 'https://hub.test',
    })
    expect(await twilio.whatsapp?.send(hello)).toEqual(refused)
  })
})

test('media of a provider on this machine, whatever name it calls itself by', () => {
  const base = { accountSid: ACCOUNT, authToken: TOKEN, publicUrl: 'https://hub.test' }
  const media = (apiUrl: string | undefined, MediaUrl0: string) => {
    const fields = { MessageSid: sid(1), From: '+525500000001', To: SMS, MediaUrl0 }
    const inbound = createTwilio({ ...base, apiUrl }).parseInbound(fields)
    return 'media' in inbound ? inbound.media[0]?.url : inbound
  }
  expect(media('http://localhost:4010', 'http://127.0.0.1:4010/m')).toBe('http://127.0.0.1:4010/m')
  expect(media('http://localhost:4010', 'http://127.0.0.1:4011/m')).toBe('')
  expect(media('https://proxy.test', 'https://proxy.test/m')).toBe('https://proxy.test/m')
  expect(media('https://proxy.test', 'http://127.0.0.1/m')).toBe('')
  expect(media(undefined, 'http://127.0.0.1:4010/m')).toBe('')
})

test('a channel exists when it has a sender, and webhooks are checked against the public address', async () => {
  const base = { accountSid: ACCOUNT, authToken: TOKEN, publicUrl: 'https://hub.test/' }
  expect(Object.keys(createTwilio(base)).sort()).toEqual(['parseInbound', 'parseStatus', 'verify'])
  expect(createTwilio({ ...base, smsFrom: SMS })).toHaveProperty('sms')
  const { default: library } = await import('twilio')
  const signature = library.getExpectedTwilioSignature(TOKEN, 'https://hub.test/webhooks/twilio', { Body: 'ñ' })
  expect(createTwilio(base).verify(signature, '/webhooks/twilio', { Body: 'ñ' })).toBe(true)
  expect(createTwilio(base).verify(signature, '/webhooks/twilio?x=1', { Body: 'ñ' })).toBe(false)
})
