import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readMail } from '../../src/channels/email/read-mail.ts'
import type { Mail } from '../../src/channels/mail.ts'
import { createMetrics } from '../../src/hub/metrics.ts'
import { mailRouter } from '../../src/web/mail.ts'
import { mails } from '../channels/email/mails.ts'

const SECRET = 'a secret of this test'
const metrics = createMetrics()
let server: Server
let base = ''
let got: Mail[] = []
let away = false

beforeAll(async () => {
  const app = express()
  app.use(
    mailRouter({
      secret: SECRET,
      read: (raw) => readMail(raw, { from: 'hub@hub.example.org', server: 'mx.hub.example.org' }),
      receive: async (mail) => {
        if (away) throw new Error('the store is away')
        got.push(mail)
      },
      metrics,
      log: pino({ level: 'silent' }),
    }),
  )
  server = createServer(app)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/mail`
})
afterAll(() => new Promise((done) => server.close(done)))
beforeEach(() => {
  got = []
  away = false
})

const basic = { Authorization: `Basic ${Buffer.from(`mail:${SECRET}`).toString('base64')}` }
const post = async (body: NonNullable<RequestInit['body']>, headers: Record<string, string> = {}): Promise<number> =>
  (await fetch(base, { method: 'POST', body, headers: { ...basic, ...headers } })).status
const RAW = { 'Content-Type': 'message/rfc822' }
const words = { kind: 'words', words: 'Is there news?' }

describe('takes a mail as it came', () => {
  const mail = mails.plain('Is there news?')
  const form = (field: string): FormData => {
    const data = new FormData()
    data.set('subject', 'of no use')
    data.set(field, mail)
    return data
  }

  it.each<[string, () => NonNullable<RequestInit['body']>, Record<string, string>]>([
    ['by itself', () => mail, RAW],
    ['with a token', () => mail, { ...RAW, Authorization: `Bearer ${SECRET}` }],
    ['in a form', () => form('email'), {}],
    ['in another form', () => new URLSearchParams({ 'body-mime': mail }), {}],
  ])('%s', async (_, body, headers) => {
    expect(await post(body(), headers)).toBe(200)
    expect(got).toMatchObject([words])
  })
})

it.each<[string, Record<string, string>]>([
  ['no password', { Authorization: '' }],
  ['another password', { Authorization: `Basic ${Buffer.from('mail:wrong').toString('base64')}` }],
  ['another token', { Authorization: 'Bearer wrong' }],
])('refuses who gives %s', async (_, headers) => {
  expect(await post(mails.plain('Is there news?'), { ...RAW, ...headers })).toBe(401)
  expect(got).toEqual([])
})

it.each<[string, () => NonNullable<RequestInit['body']>, Record<string, string>, number]>([
  ['nothing', () => '', RAW, 400],
  ['a form without a mail', () => new URLSearchParams({ subject: 'x' }), {}, 400],
  ['a form that breaks off', () => '--b\r\nContent-', { 'Content-Type': 'multipart/form-data; boundary=b' }, 400],
  ['more than a mail may be', () => Buffer.alloc(27 * 1024 * 1024), RAW, 413],
])('says what is wrong with %s', async (_, body, headers, code) => {
  expect(await post(body(), headers)).toBe(code)
  expect(got).toEqual([])
})

it('asks for it again when it was not stored', async () => {
  away = true
  expect(await post(mails.plain('Is there news?'), RAW)).toBe(503)
  away = false
  expect(await post(mails.plain('Is there news?'), RAW)).toBe(200)
  expect(got).toMatchObject([words])
})

it('counts what came, by its answer', async () => {
  const { values } = await metrics.webhooks.get()
  const codes = values.filter(({ labels }) => labels.channel === 'mail').map(({ labels }) => labels.code)
  expect(codes).toEqual(expect.arrayContaining([200, 400, 401, 503]))
})
