import { parse } from 'node:querystring'
import webhooks from 'twilio/lib/webhooks/webhooks.js'
import { beforeAll, describe, expect, it } from 'vitest'
import { ADMIN_KEY, type HubProcess, TWILIO, until } from '../support/hub-process.ts'
import { idle } from '../support/idle.ts'
import { keepAliveClient } from '../support/keep-alive-client.ts'
import { openRaw, rawRequest } from '../support/raw-request.ts'
import { signedForm } from '../support/signed.ts'
import { stagedHub } from '../support/staged-hub.ts'

/** Stands in everything that is sent here, and may stand in no line of the log. */
const MARK = 'zopilote'
/** Far above what a loaded machine needs, far below what a blocked event loop costs. */
const PATIENT_MS = 2_000

const stage = stagedHub({ redisDb: 10 })
const { connection } = stage
let hub: HubProcess
let door: string
let ids = 0

/** Another person, who writes all the time. */
const meanwhile = { latencies: [] as number[], statuses: new Set<number>(), over: false, ended: Promise.resolve() }

beforeAll(async () => {
  hub = stage.hub
  door = `${hub.url}/webhooks/twilio`
  const { ask, close } = keepAliveClient()
  meanwhile.ended = (async () => {
    while (!meanwhile.over) {
      const begun = performance.now()
      const { status } = await ask(door, signedForm(door, message({ From: 'whatsapp:+525500000950' })))
      meanwhile.statuses.add(status)
      meanwhile.latencies.push(performance.now() - begun)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    close()
  })()
})

/** Clients that never say what they want, or never to the end. They are there all the time. */
const half = `POST /webhooks/twilio HTTP/1.1\r\nHost: hub\r\nContent-Length: 1000\r\n\r\nBody=${MARK}`
const sluggish = { closed: [] as Promise<number>[], since: 0 }
beforeAll(async () => {
  const sockets = await Promise.all([
    ...Array.from({ length: 200 }, () => openRaw(hub.url, '')),
    ...Array.from({ length: 200 }, () => openRaw(hub.url, 'POST /webhooks/twilio HTTP/1.1\r\n')),
    ...Array.from({ length: 100 }, () => openRaw(hub.url, half)),
  ])
  sluggish.since = performance.now()
  for (const socket of sockets) {
    socket.resume()
    sluggish.closed.push(
      new Promise<number>((resolve) => socket.once('close', () => resolve(performance.now() - sluggish.since))),
    )
  }
})

const message = (change: Record<string, string> = {}): Record<string, string> => ({
  MessageSid: `SM${(++ids).toString(16).padStart(32, '0')}`,
  AccountSid: TWILIO.accountSid,
  From: `whatsapp:+52550000${String(1000 + (ids % 1000))}`,
  To: `whatsapp:${TWILIO.whatsappFrom}`,
  Body: MARK,
  NumMedia: '0',
  ...change,
})
const post = async (init: RequestInit, url = door): Promise<number> => {
  const answer = await fetch(url, init)
  const text = await answer.text()
  expect(text).not.toMatch(/^\s+at |node_modules/m)
  expect(text).not.toContain(MARK)
  return answer.status
}
const signatureOf = (url: string, params: object, token = TWILIO.authToken): string =>
  webhooks.getExpectedTwilioSignature(token, url, params as Record<string, string>)
const form = (
  body: string | Buffer,
  signature: string | null,
  type = 'application/x-www-form-urlencoded',
): RequestInit => ({
  method: 'POST',
  headers: {
    ...(type ? { 'Content-Type': type } : {}),
    ...(signature === null ? {} : { 'X-Twilio-Signature': signature }),
  },
  body: body as string,
})
const formBody = (params: Record<string, string>): string => new URLSearchParams(params).toString()
/** Signed over whatever the hub reads out of these bytes. */
const signedBytes = (body: string): RequestInit => form(body, signatureOf(door, { ...parse(body) }))
const has = (sid: string | undefined): Promise<number> =>
  connection.collection('inbox').countDocuments({ _id: `twilio.${sid}` as never })

describe('signatures (B1, B2)', () => {
  const right = (params: object) => signatureOf(door, params)
  const wrong: [string, (params: Record<string, string>) => string | null][] = [
    ['none', () => null],
    ['empty', () => ''],
    ['doubled', (params) => `${right(params)}, ${right(params)}`],
    ['short', (params) => right(params).slice(0, -4)],
    ['not base64', () => '*'.repeat(28)],
    ['over another address', (params) => signatureOf('http://hub.example.org/webhooks/twilio', params)],
    ['over https', (params) => signatureOf(door.replace('http:', 'https:'), params)],
    ['over the status address', (params) => signatureOf(`${door}/status`, params)],
    ['with another token', (params) => signatureOf(door, params, 'another-auth-token')],
    ['over other words', (params) => signatureOf(door, { ...params, Body: 'Hola' })],
  ]
  it.each(wrong)('%s: 403, and nothing is stored', async (_, signature) => {
    const params = message()
    expect(await post(form(formBody(params), signature(params)))).toBe(403)
    expect(await has(params.MessageSid)).toBe(0)
  })
})

describe('what is signed and odd', () => {
  it('B3: the same fifty times at once is one', async () => {
    const params = message()
    const init = signedForm(door, params)
    const statuses = await Promise.all(Array.from({ length: 50 }, () => post(init)))
    expect(new Set(statuses)).toEqual(new Set([200]))
    expect(await has(params.MessageSid)).toBe(1)
  })

  it('B4: names shifted under the same signature make no second message', async () => {
    const params = message()
    const signature = signatureOf(door, params)
    expect(await post(form(formBody(params), signature))).toBe(200)
    const { Body: _, MessageSid = '', ...rest } = params
    for (const shifted of [
      { ...rest, MessageSid, [`Body${MARK.slice(0, 3)}`]: MARK.slice(3) },
      { ...rest, Body: MARK, [`MessageSid${MessageSid.slice(0, 2)}`]: MessageSid.slice(2) },
    ])
      expect([200, 403]).toContain(await post(form(formBody(shifted), signature)))
    expect(await has(MessageSid)).toBe(1)
  })

  const odd: [string, (sid: string) => string][] = [
    ['unknown fields', () => `Moon=full&${MARK}=1`],
    ['doubled fields', () => `Body=${MARK}&Body=again&From=whatsapp%3A%2B525500001999`],
    ['operators', () => `From%5B%24ne%5D=${MARK}&%24where=1&To%5B%24gt%5D=`],
    ['names of prototypes', () => `__proto__=${MARK}&constructor=x&toString=y&hasOwnProperty=z`],
    ['bad percent codes', () => `Extra=%E0%A4%A${MARK}&%zz=%`],
    ['NUL and overlong UTF-8', () => `Extra=a%00b&More=%C0%AF${MARK}`],
    ['half a surrogate', () => `Extra=%ED%A0%80${MARK}`],
    [
      'media without sense',
      () => 'NumMedia=1000000000&MediaUrl0=http%3A%2F%2F169.254.169.254%2F&MediaUrl1=file%3A%2F%2F%2Fx',
    ],
    ['many media less than none', () => 'NumMedia=-1&MediaContentType0=%00'],
  ]
  it.each(odd)('B5, B8, B11: %s are taken in', async (_, extra) => {
    const { MessageSid = '', ...rest } = message()
    expect(await post(signedBytes(`${formBody({ MessageSid, ...rest })}&${extra(MessageSid)}`))).toBe(200)
    expect(await has(MessageSid)).toBe(1)
  })

  const senders = [
    '',
    '12345',
    'whatsapp:whatsapp:+525500000001',
    '+1234567890123456',
    'whatsapp:',
    'group-1@g.us',
    '$ne',
  ]
  it.each(senders)('B10: the sender "%s" is kept for a person and answered 200', async (From) => {
    const params = message({ From })
    expect(await post(signedForm(door, params))).toBe(200)
    expect(await has(params.MessageSid)).toBe(0)
    await until('it to be put aside', () =>
      connection.collection('inbox').findOne({ kind: 'problem', state: 'quarantined' }),
    )
  })

  it('B10: our own number is no sender', async () => {
    const params = message({ From: `whatsapp:${TWILIO.whatsappFrom}` })
    expect(await post(signedForm(door, params))).toBe(200)
    expect(await has(params.MessageSid)).toBe(0)
  })

  const zalgo = `Z${'\u0300\u0301\u0302'.repeat(200)}`
  const texts = {
    empty: '',
    '1,600 characters': MARK.repeat(200),
    '4,096 characters': MARK.repeat(512),
    'only emoji': '👨‍👩‍👧‍👦🏳️‍🌈'.repeat(20),
    'only joiners': '\u200d\u200b\ufeff'.repeat(50),
    'right to left': `\u202e${MARK}\u202c`,
    zalgo,
    'a stop word in other letters': 'ЅTOP',
    'full width': 'ＡＬＴＯ',
    'accents apart': 'si\u0301, soy yo',
    'a template': '{{1}} $t(common.x) {matter.alias} @results <script>',
    'lines and colours': `a\r\nb\u001b[31m{"level":"fatal"}\n${MARK}`,
    'a pattern': '(a+)+$'.repeat(100),
    'a long word': 'a'.repeat(4_000),
    'many spaces': `${' '.repeat(4_000)}x`,
    'many digits': '9'.repeat(1_600),
  }
  it.each(Object.entries(texts))('B9: %s is read, and answered once', async (name, Body) => {
    const phone = `+525500002${String(100 + Object.keys(texts).indexOf(name))}`
    // Known to the provider, so that it may be answered.
    stage.control.set({ webhooks: { lost: true } })
    const { fields = {} } = stage.control.say(phone, { channel: 'whatsapp', text: 'x' })
    expect(await post(signedForm(door, { ...fields, Body }))).toBe(200)
    await until('it to be handled', () =>
      connection.collection('inbox').findOne({ _id: `twilio.${fields.MessageSid}` as never, state: 'handled' }),
    )
  })
})

describe('bodies (B6, B7)', () => {
  it.each(['application/json', 'multipart/form-data; boundary=x', 'text/plain', ''])(
    'of type "%s" are not ours: 403',
    async (type) => {
      const params = message()
      expect(await post(form(Buffer.from(formBody(params)), signatureOf(door, params), type))).toBe(403)
      expect(await has(params.MessageSid)).toBe(0)
    },
  )

  it('that only claim to be compressed: 415', async () => {
    const params = message()
    const { headers, ...rest } = signedForm(door, params)
    expect(await post({ ...rest, headers: { ...headers, 'Content-Encoding': 'gzip' } })).toBe(415)
  })

  it('of no size: 403', async () => expect(await post(form('', 'x'))).toBe(403))

  it.each([101_000, 10_000_000])('of %d bytes: 413', async (size) => {
    expect(await post(form(`Body=${MARK}${'x'.repeat(size)}`, 'x'))).toBe(413)
  })

  it('of 10 MB in pieces without a length: 413', async () => {
    const piece = `${(65_536).toString(16)}\r\n${'x'.repeat(65_536)}\r\n`
    const head = 'POST /webhooks/twilio HTTP/1.1\r\nHost: hub\r\nContent-Type: application/x-www-form-urlencoded\r\n'
    const statuses = await rawRequest(hub.url, `${head}Transfer-Encoding: chunked\r\n\r\n${piece.repeat(160)}0\r\n\r\n`)
    expect(statuses).toEqual([413])
  })

  it('of 1,001 fields: 413', async () => {
    expect(await post(form(Array.from({ length: 1001 }, (_, n) => `f${n}=${MARK}`).join('&'), 'x'))).toBe(413)
  })

  it('that stop half-way are not waited for', async () => {
    const socket = await openRaw(hub.url, half)
    socket.end()
    expect(await post(signedForm(door, message()))).toBe(200)
  })
})

describe('headers (B19)', () => {
  const signedRaw = (line: string, headers: string, params = message()): [string, string] => {
    const body = formBody(params)
    const signature = signatureOf(door, params)
    return [
      params.MessageSid ?? '',
      `${line} HTTP/1.1\r\n${headers}Connection: close\r\nContent-Type: application/x-www-form-urlencoded\r\n` +
        `X-Twilio-Signature: ${signature}\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    ]
  }

  it('forged hosts change nothing: the configured address counts', async () => {
    const forged =
      'Host: evil.example\r\nX-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: https\r\nForwarded: for=1\r\n'
    const [sid, bytes] = signedRaw('POST /webhooks/twilio', forged)
    expect(await rawRequest(hub.url, bytes)).toEqual([200])
    expect(await has(sid)).toBe(1)
  })

  it('64 KB of them: 431', async () => {
    const many = `Host: hub\r\n${Array.from({ length: 64 }, (_, n) => `X-${n}: ${MARK.repeat(128)}\r\n`).join('')}`
    expect(await rawRequest(hub.url, signedRaw('POST /webhooks/twilio', many)[1])).toEqual([431])
  })

  it('two lengths at once: 400, and no second request is read out of the body', async () => {
    const inner = `GET /healthz HTTP/1.1\r\nHost: hub\r\n\r\n`
    const bytes = `POST /webhooks/twilio HTTP/1.1\r\nHost: hub\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${inner}`
    expect(await rawRequest(hub.url, bytes)).toEqual([400])
  })

  it.each(['GET', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('%s, whatever it says it means: 405', async (method) => {
    expect(await post({ method, headers: { 'X-HTTP-Method-Override': 'POST' } })).toBe(405)
  })
})

describe('status callbacks (B13)', () => {
  const status = (change: Record<string, string>, query = ''): Promise<number> => {
    const url = `${door}/status${query}`
    return post(signedForm(url, { MessageSid: `SM${'e'.repeat(32)}`, MessageStatus: 'delivered', ...change }), url)
  }
  it('of nothing of ours, of no sense, and 500 at once: 200 each', async () => {
    for (const [change, query] of [
      [{}, ''],
      [{}, `?m=${MARK}.1`],
      [{}, '?m=%24ne.%24gt'],
      [{}, '?m=a.NaN&m=b.1'],
      [{}, '?m=%E0%A4%A'],
      [{ MessageStatus: MARK }, '?m=a.1'],
      [{ MessageSid: MARK }, '?m=a.1'],
      [{ ErrorCode: MARK }, '?m=a.1'],
    ] as [Record<string, string>, string][])
      expect(await status(change, query)).toBe(200)
    const many = await Promise.all(
      Array.from({ length: 500 }, (_, n) => status({ MessageSid: `SM${String(n).padStart(32, '0')}` }, `?m=m_${n}.1`)),
    )
    expect(new Set(many)).toEqual(new Set([200]))
  }, 60_000)
})

describe('the API (B14)', () => {
  const call = (path: string, init: RequestInit = {}): Promise<number> =>
    post({ ...init, headers: { Authorization: `Bearer ${ADMIN_KEY}`, ...init.headers } }, `${hub.url}/api/v1${path}`)
  const json = (path: string, body: string): Promise<number> =>
    call(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })

  const reads: [string, number[]][] = [
    ['/claims?matter[$ne]=x', [400]],
    ['/claims?matter=x&matter=y', [400]],
    ['/claims?limit=-1', [400]],
    ['/claims?limit=1e9', [400]],
    ['/claims?matter=%00', [200, 400, 404]],
    [`/claims?matter=${encodeURIComponent('{"$ne":null}')}`, [200, 400, 404]],
    [`/claims/${encodeURIComponent('{"$gt":""}')}`, [400, 404]],
    [`/people/${encodeURIComponent('.*')}`, [400, 404]],
    [`/people/${'a'.repeat(4_000)}`, [400, 404, 414]],
    ['/people/%E0%A4%A', [400]],
    ['/matters/..%2F..%2Fetc', [400, 404]],
    ['/nowhere', [404]],
  ]
  it.each(reads)('GET %.60s', async (path, statuses) => expect(statuses).toContain(await call(path)))

  const writes: [string, string][] = [
    ['an operator for an id', '{"id":{"$ne":null},"title":"x"}'],
    ['an operator in a field', '{"id":"A-1","title":{"$gt":""}}'],
    ['a prototype', `{"id":"A-1","title":"x","__proto__":{"role":"admin"},"${MARK}":1}`],
    ['a role', '{"id":"A-1","title":"x","role":"admin","state":"CLOSED"}'],
    ['no JSON', `{"id":"${MARK}`],
    ['an array', '[]'],
    ['null', 'null'],
    ['depth', `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`],
  ]
  it.each(writes)('POST /matters with %s: 400', async (_, body) => expect(await json('/matters', body)).toBe(400))

  it('POST of too much: 413; of another type: 415', async () => {
    expect(await json('/matters', JSON.stringify({ id: 'A-1', title: MARK.repeat(20_000) }))).toBe(413)
    expect(await call('/matters', { method: 'POST', headers: { 'Content-Type': 'text/xml' }, body: '<x/>' })).toBe(415)
  })

  it('without a key, or with a wrong one: 401, the same for each', async () => {
    for (const Authorization of [
      '',
      'Bearer',
      `Bearer ${MARK}`,
      'Basic eDp5',
      `bearer ${'a'.repeat(5_000)}`,
      'Bearer $ne',
    ])
      expect(await post({ headers: { Authorization } }, `${hub.url}/api/v1/claims`)).toBe(401)
  })

  it('pages that do not exist, or cannot be read, tell nothing of the inside', async () => {
    for (const path of [
      `/${MARK}`,
      '/%E0%A4%A',
      '/%ff',
      `//${MARK}`,
      '/healthz/%',
      '/webhooks/twilio/%E0',
      '/api/%E0%A4%A',
    ])
      expect([400, 404]).toContain(await post({}, `${hub.url}${path}`))
  })
})

it('after all that: the hub lives, has lost nothing of the other person, and its log tells nothing', async () => {
  meanwhile.over = true
  await meanwhile.ended
  expect(meanwhile.statuses).toEqual(new Set([200]))
  const sorted = meanwhile.latencies.sort((a, b) => a - b)
  expect(sorted.length).toBeGreaterThan(20)
  expect(sorted[Math.floor(sorted.length * 0.99)]).toBeLessThan(PATIENT_MS)
  expect((await fetch(`${hub.url}/healthz`)).status).toBe(200)
  // 15 s for a request, and a look every 5 s.
  expect(Math.max(...(await Promise.all(sluggish.closed)))).toBeLessThan(40_000)
  await idle(connection, stage.control)
  expect(await connection.collection('inbox').countDocuments({ kind: 'inbound', state: { $ne: 'handled' } })).toBe(0)
  expect(await hub.end()).toBe(0)
  const log = hub.output()
  expect(log).not.toContain(MARK)
  expect(log.replace(/"time":"[^"]*"/g, '')).not.toMatch(/\+?\d[\d ().-]{9,}\d|ЅTOP|soy yo/)
  for (const line of log.split('\n').filter((each) => each.startsWith('{')))
    expect(() => JSON.parse(line)).not.toThrow()
}, 90_000)
