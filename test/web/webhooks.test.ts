import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTwilio } from '../../src/channels/twilio/twilio.ts'
import { createMetrics } from '../../src/hub/metrics.ts'
import { createReceive } from '../../src/hub/receive.ts'
import { openStore } from '../../src/store/index.ts'
import { createVault } from '../../src/store/vault.ts'
import { createWebhooks } from '../../src/web/webhooks.ts'
import { createClock } from '../support/clock.ts'
import { AUTH_TOKEN, signedForm } from '../support/signed.ts'
import { testStore } from '../support/store.ts'

const OTHER_TOKEN = 'a-token-of-tests-to-come'
const PUBLIC = 'https://hub.example.org'
const { connection } = testStore()
const store = openStore(connection, createVault(Buffer.alloc(32, 9)))
const woken: string[] = []
const metrics = createMetrics()
const receive = createReceive({
  store,
  clock: createClock(),
  metrics,
  wake: async (name, payload) => {
    woken.push(`${name} ${JSON.stringify(payload)}`)
  },
})
const twilio = createTwilio({
  accountSid: `AC${'0'.repeat(32)}`,
  authToken: AUTH_TOKEN,
  otherAuthToken: OTHER_TOKEN,
  whatsappFrom: '+15125550111',
  publicUrl: PUBLIC,
})
let refuse = false
const door = createWebhooks({
  dialect: twilio,
  receive: {
    inbound: (group) => (refuse ? Promise.reject(new Error('the store is away')) : receive.inbound(group)),
    statuses: receive.statuses,
  },
  metrics,
  log: pino({ level: 'silent' }),
})
let server: Server
let url = ''

beforeAll(async () => {
  await store.prepare()
  server = createServer((request, response) => {
    if (!door(request, response)) response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

let counter = 0
const inbound = (change: Record<string, string> = {}): Record<string, string> => ({
  MessageSid: `SM${(++counter).toString(16).padStart(32, '0')}`,
  AccountSid: `AC${'0'.repeat(32)}`,
  From: 'whatsapp:+5215500000001',
  To: 'whatsapp:+15125550111',
  Body: 'sí, soy yo',
  NumMedia: '0',
  ...change,
})
const post = (init: RequestInit, path = '/webhooks/twilio'): Promise<Response> => fetch(`${url}${path}`, init)
const send = (params: Record<string, string>, path = '/webhooks/twilio') =>
  post(signedForm(`${PUBLIC}${path}`, params), path)
const stored = (): Promise<number> => store.inbox.model.countDocuments({})

describe('a signed webhook', () => {
  it('is in the store before it is answered, sealed, and a worker is woken with ids only', async () => {
    const params = inbound()
    const response = await send(params)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/xml')
    expect(await response.text()).toContain('<Response/>')
    const item = await store.inbox.model.findById(`twilio.${params.MessageSid}`).lean()
    expect(item).toMatchObject({ state: 'new', kind: 'inbound' })
    expect(JSON.stringify(item)).not.toMatch(/soy yo|5500000001/)
    expect(store.inbox.content(item as never)).toMatchObject({ text: 'sí, soy yo', from: { value: '+525500000001' } })
    expect(woken.at(-1)).toBe(`converse ${JSON.stringify({ addressId: item?.addressId })}`)
  })

  it('may be signed with either token while the token is being changed, and with no third', async () => {
    const answers = [AUTH_TOKEN, OTHER_TOKEN, 'a-token-of-nobody'].map((token) =>
      post(signedForm(`${PUBLIC}/webhooks/twilio`, inbound(), token)),
    )
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([200, 200, 403])
  })

  it('counts once, however often it comes and however many come at a time', async () => {
    const params = inbound()
    const before = await stored()
    const answers = await Promise.all(Array.from({ length: 25 }, () => send(params)))
    expect(answers.map((answer) => answer.status)).toEqual(Array(25).fill(200))
    expect((await send(params)).status).toBe(200)
    expect(await stored()).toBe(before + 1)
  })

  it('keeps the order of arrival of one sender', async () => {
    const texts = ['uno', 'dos', 'tres', 'cuatro']
    const from = 'whatsapp:+5215500000007'
    for (const Body of texts) await send(inbound({ Body, From: from }))
    const addressId = store.addresses.idOf({ channel: 'whatsapp', value: '+525500000007' })
    const waiting = await store.inbox.waiting(addressId, 10)
    expect(waiting.map((item) => store.inbox.content<{ text: string }>(item).text)).toEqual(texts)
  })

  it('keeps what the provider adds without notice', async () => {
    const params = inbound({ SomethingNew: 'x', 'From[$ne]': '1', __proto__x: 'y' })
    expect((await send(params)).status).toBe(200)
    const item = await store.inbox.model.findById(`twilio.${params.MessageSid}`).lean()
    expect(store.inbox.content<{ raw: Record<string, string> }>(item as never).raw).toMatchObject({ SomethingNew: 'x' })
  })

  it.each([
    ['no id', { MessageSid: '' }],
    ['an id of another form', { MessageSid: 'SM12' }],
    ['no sender', { From: '' }],
    ['a sender that is no number', { From: 'whatsapp:whatsapp:+1' }],
    ['ourselves as sender', { From: 'whatsapp:+15125550111' }],
  ])('with %s is kept raw for a person and answered 200', async (_, change) => {
    const params = inbound(change)
    const before = await store.inbox.model.countDocuments({ kind: 'problem' })
    expect((await send(params)).status).toBe(200)
    expect((await send(params)).status).toBe(200)
    expect(await store.inbox.model.countDocuments({ kind: 'problem' })).toBe(before + 1)
  })

  it('is refused with 503 while the store is away, never with a cheerful 200', async () => {
    refuse = true
    try {
      expect((await send(inbound())).status).toBe(503)
    } finally {
      refuse = false
    }
  })
})

describe('an unsigned webhook', () => {
  it.each<[string, (params: Record<string, string>) => RequestInit]>([
    ['without a signature', (params) => ({ method: 'POST', body: new URLSearchParams(params) })],
    ['signed with another token', (params) => signedForm(`${PUBLIC}/webhooks/twilio`, params, 'another-token')],
    ['signed for another address', (params) => signedForm(`${url}/webhooks/twilio`, params)],
    ['signed for http', (params) => signedForm(`${PUBLIC.replace('https', 'http')}/webhooks/twilio`, params)],
    [
      'changed after signing',
      (params) => ({
        ...signedForm(`${PUBLIC}/webhooks/twilio`, params),
        body: new URLSearchParams({ ...params, Body: 'no' }).toString(),
      }),
    ],
    [
      'sent as JSON',
      (params) => ({
        ...signedForm(`${PUBLIC}/webhooks/twilio`, params),
        headers: { 'Content-Type': 'application/json', 'X-Twilio-Signature': 'x' },
        body: JSON.stringify(params),
      }),
    ],
  ])('%s is refused with 403 and not stored', async (_, request) => {
    const before = await stored()
    expect((await post(request(inbound()))).status).toBe(403)
    expect(await stored()).toBe(before)
  })
})

describe('the door', () => {
  it('refuses a body over the limit and too many fields with 413', async () => {
    expect((await send(inbound({ Body: 'x'.repeat(70_000) }))).status).toBe(413)
    const many = Object.fromEntries(Array.from({ length: 1_001 }, (_, n) => [`f${n}`, '']))
    expect((await send(many)).status).toBe(413)
  })

  it('takes POST only, and leaves other paths to the rest of the hub', async () => {
    expect((await post({ method: 'GET' })).status).toBe(405)
    expect((await post({ method: 'POST' }, '/webhooks/other')).status).toBe(404)
  })

  it('refuses a compressed body', async () => {
    const init = signedForm(`${PUBLIC}/webhooks/twilio`, inbound())
    expect((await post({ ...init, headers: { ...(init.headers as object), 'Content-Encoding': 'gzip' } })).status).toBe(
      415,
    )
  })

  it('survives a client that goes away in the middle', async () => {
    const { hostname, port } = new URL(url)
    const socket = connect(Number(port), hostname)
    await new Promise<void>((resolve) => {
      socket.write('POST /webhooks/twilio HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\nabc', () => {
        socket.destroy()
        resolve()
      })
    })
    expect((await send(inbound())).status).toBe(200)
  })
})

describe('a status callback', () => {
  const sid = `SM${'a'.repeat(32)}`
  const path = '/webhooks/twilio/status?m=m_test.1'
  const callback = (status: string, more: Record<string, string> = {}) =>
    send({ MessageSid: sid, MessageStatus: status, ...more }, path)
  const message = () => store.messages.get('m_test')
  const place = async (): Promise<void> => {
    await store.messages.model.deleteMany({ _id: 'm_test' })
    await store.messages.insert([
      {
        _id: 'm_test',
        personId: 'p_1',
        addressId: 'a_1',
        direction: 'out',
        kind: 'reply',
        state: 'claimed',
        order: 1,
        at: new Date(0),
        attempts: 1,
      },
    ])
  }

  it('only moves a message forward, in whatever order it comes', async () => {
    await place()
    for (const status of ['delivered', 'sent', 'queued', 'read', 'delivered', 'sent'])
      expect((await callback(status)).status).toBe(200)
    expect(await message()).toMatchObject({ state: 'read', externalId: sid })
  })

  it('settles a claim before the answer to our own request is there', async () => {
    await place()
    await callback('queued')
    expect(await message()).toMatchObject({ state: 'sent', externalId: sid })
  })

  it('leaves a failure to be dealt with, and wakes who deals with it', async () => {
    await place()
    await callback('undelivered', { ErrorCode: '63003' })
    expect(await message()).toMatchObject({ state: 'failed', problem: '63003' })
    expect(woken.at(-1)).toBe('problem {"personId":"p_1"}')
    await callback('delivered')
    expect((await message())?.problem).toBeUndefined()
  })

  it('of an earlier attempt says nothing about the present one', async () => {
    await place()
    await store.messages.model.updateOne({ _id: 'm_test' }, { $set: { attempts: 2 } })
    await callback('failed', { ErrorCode: '30003' })
    expect(await message()).toMatchObject({ state: 'claimed' })
  })

  it('of a message that is not ours changes nothing', async () => {
    expect((await send({ MessageSid: sid, MessageStatus: 'sent' }, '/webhooks/twilio/status')).status).toBe(200)
    expect(
      (await send({ MessageSid: sid, MessageStatus: 'sent' }, '/webhooks/twilio/status?m=m_nobody.1')).status,
    ).toBe(200)
    expect(await store.messages.get('m_nobody')).toBeNull()
  })

  it('settles 50 messages whose callbacks come all at once', async () => {
    const ids = Array.from({ length: 50 }, (_, n) => `m_many${n}`)
    await store.messages.insert(
      ids.map((_id, order) => ({
        _id,
        personId: `p_${order}`,
        addressId: 'a_1',
        direction: 'out' as const,
        kind: 'reply' as const,
        state: 'claimed' as const,
        order,
        at: new Date(0),
        attempts: 1,
      })),
    )
    const answers = await Promise.all(
      ids.flatMap((id, n) =>
        ['delivered', 'sent'].map((status) =>
          send(
            { MessageSid: `SM${n.toString(16).padStart(32, '0')}`, MessageStatus: status },
            `/webhooks/twilio/status?m=${id}.1`,
          ),
        ),
      ),
    )
    expect(answers.every((answer) => answer.status === 200)).toBe(true)
    expect(await store.messages.model.countDocuments({ _id: { $in: ids }, state: 'delivered' })).toBe(50)
  })
})
