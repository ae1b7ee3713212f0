import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createOutside } from '../../../src/channels/outside/outside.ts'

const internet = createOutside(false)
const anywhere = createOutside(true, 500)

test.each([
  'https://hooks.example.org/in?a=b',
  'https://hooks.example.org:8443/',
  'https://93.184.215.14/hooks',
  'https://[2606:4700::1111]/',
])('%s may be written to', (address) => expect(internet.problem(address)).toBeNull())

test.each<[string, RegExp]>([
  ['http://hooks.example.org/', /https/],
  ['ftp://hooks.example.org/', /https/],
  ['https://ana:secret@hooks.example.org/', /password/],
  ['hooks.example.org', /none/],
  [`https://hooks.example.org/${'x'.repeat(2_000)}`, /none/],
  ['https://localhost/', /internet/],
  ['https://localhost./', /internet/],
  ['https://mongo/', /internet/],
  ['https://metadata.google.internal/', /internet/],
  ['https://printer.local/', /internet/],
  ['https://127.0.0.1/', /internet/],
  ['https://127.1/', /internet/],
  ['https://0x7f.0.0.1/', /internet/],
  ['https://2130706433/', /internet/],
  ['https://10.1.2.3/', /internet/],
  ['https://169.254.169.254/latest/meta-data', /internet/],
  ['https://192.168.1.1/', /internet/],
  ['https://100.100.100.200/', /internet/],
  ['https://0.0.0.0/', /internet/],
  ['https://[::1]/', /internet/],
  ['https://[::ffff:10.0.0.1]/', /internet/],
  ['https://[fd00::1]/', /internet/],
  ['https://[fe80::1]/', /internet/],
  ['https://[64:ff9b::a00:1]/', /internet/],
])('%s may not', (address, why) => expect(internet.problem(address)).toMatch(why))

describe('a post', () => {
  let server: Server
  let base: string
  const seen: { url: string; type: string; body: string }[] = []
  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = ''
      request.on('data', (chunk) => {
        body += chunk
      })
      request.on('end', () => {
        seen.push({ url: request.url ?? '', type: request.headers['content-type'] ?? '', body })
        if (request.url === '/moved') return response.writeHead(302, { location: '/secret' }).end()
        if (request.url === '/busy') return response.writeHead(429, { 'retry-after': '120' }).end()
        if (request.url === '/cut') return request.socket.destroy()
        if (request.url === '/endless') return void response.writeHead(200).write('x')
        if (request.url !== '/slow') response.writeHead(204).end()
      })
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  test.each<[string, object]>([
    ['/taken', { status: 204 }],
    ['/moved', { status: 302 }],
    ['/busy', { status: 429, retryAfterMs: 120_000 }],
    ['/cut', { code: 'ECONNRESET' }],
    ['/endless', { status: 200 }],
    ['/slow', { code: 'timeout' }],
  ])('to %s gives %j, whatever the answer holds', async (path, outcome) => {
    expect(await anywhere.post(base + path, { 'webhook-id': 'msg_1' }, '{}')).toEqual(outcome)
    expect(seen.map(({ url }) => url)).not.toContain('/secret')
    expect(seen.at(-1)).toEqual({ url: path, type: 'application/json', body: '{}' })
  })

  test('to an address inside is not made, also when a name turns out to mean it', async () => {
    const before = seen.length
    expect(await internet.post(base, {}, '{}')).toEqual({ code: 'not_public' })
    expect(await internet.post(base.replace('http:', 'https:'), {}, '{}')).toEqual({ code: 'not_public' })
    expect(seen).toHaveLength(before)
  })

  test('to nobody says why', async () =>
    expect(await anywhere.post('http://127.0.0.1:1/', {}, '{}')).toEqual({ code: 'ECONNREFUSED' }))
})
