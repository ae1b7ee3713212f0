import { spawnSync } from 'node:child_process'
import dgram from 'node:dgram'
import dns from 'node:dns/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createConnection } from 'node:net'
import { connect as tlsConnect } from 'node:tls'
import { expect, test } from 'vitest'
import { isLoopback, REFUSED } from './support/network-guard.mjs'

// 192.0.2.0/24 and .invalid belong to nobody (RFC 5737, RFC 2606): were the guard broken, nobody would be called.
const outside = '192.0.2.1'

const failure = (open: () => { once: (event: 'error', then: (error: Error) => void) => unknown }) =>
  new Promise<Error>((resolve) => open().once('error', resolve))

test('a TCP connection that leaves the machine is refused', async () => {
  await expect(failure(() => createConnection(443, outside))).resolves.toMatchObject({ code: REFUSED })
  await expect(failure(() => createConnection({ port: 443, host: 'example.invalid' }))).resolves.toMatchObject({
    code: REFUSED,
  })
})

test('so is TLS', async () => {
  await expect(failure(() => tlsConnect(443, outside))).resolves.toMatchObject({ code: REFUSED })
})

test('so is fetch', async () => {
  await expect(fetch(`http://${outside}/`)).rejects.toMatchObject({ cause: { code: REFUSED } })
})

test('so are look-ups of names', async () => {
  await expect(dns.lookup('example.invalid')).rejects.toMatchObject({ code: REFUSED })
})

test('so are datagrams', () => {
  const socket = dgram.createSocket('udp4')
  expect(() => socket.send('x', 53, outside)).toThrow(expect.objectContaining({ code: REFUSED }))
  socket.close()
})

test('a program that a test starts is guarded as well', () => {
  const script = `fetch('http://${outside}/').catch((error) => process.stdout.write(error.cause.code))`
  expect(spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' }).stdout).toBe(REFUSED)
})

test('this machine can be reached', async () => {
  const server = createServer((_request, response) => response.end('here'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const answers = await Promise.all(
    ['127.0.0.1', 'localhost'].map(async (host) => (await fetch(`http://${host}:${port}/`)).text()),
  )
  expect(answers).toEqual(['here', 'here'])
  server.close()
})

test.each([
  ['127.0.0.1', true],
  ['127.3.2.1', true],
  ['::1', true],
  ['[::1]', true],
  ['::ffff:127.0.0.1', true],
  ['LOCALHOST', true],
  ['127.0.0.1.example.invalid', false],
  ['localhost.example.invalid', false],
  ['0.0.0.0', false],
  ['::ffff:10.0.0.1', false],
  ['10.0.0.1', false],
])('%s counts as loopback: %s', (host, expected) => {
  expect(isLoopback(host)).toBe(expected)
})
