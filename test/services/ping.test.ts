import { createServer, type Server } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { freePort } from '../../src/services/free-port.ts'
import { pingMongo, pingRedis } from '../../src/services/ping.ts'

let server: Server | undefined

afterEach(() => server?.close())

async function answering(...parts: (string | Buffer)[]): Promise<number> {
  const one = createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => {
      for (const part of parts) socket.write(part)
    })
  })
  server = one
  const port = await freePort()
  await new Promise<void>((resolve) => one.listen(port, '127.0.0.1', resolve))
  return port
}

test('Redis tells its process id, also when the answer comes in pieces', async () => {
  const text = '# Server\r\nredis_version:9\r\nprocess_id:4711\r\n'
  expect(await pingRedis(await answering(`$${text.length}\r\n`, text.slice(0, 9), text.slice(9), '\r\n'))).toBe(4711)
})

test.each([
  ['an error: it is still loading', '-LOADING Redis is loading the dataset in memory\r\n'],
  ['an answer of something else', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
  ['silence', ''],
])('Redis is not ready with %s', async (_name, answer) => {
  expect(await pingRedis(await answering(answer), 60)).toBeNull()
})

test.each([
  ['nothing listens', pingMongo],
  ['nothing listens', pingRedis],
])('%s: null', async (_name, ping) => {
  expect(await ping(await freePort())).toBeNull()
})

test('a stranger that speaks is not MongoDB', async () => {
  const nonsense = Buffer.alloc(40)
  nonsense.writeInt32LE(40)
  expect(await pingMongo(await answering(nonsense))).toBeNull()
})
