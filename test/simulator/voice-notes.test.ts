import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Simulator } from '../../simulator/server.ts'
import { HUM } from '../support/recorded-locales.ts'
import { clientOf, type ListeningHub, listeningHub, startFor, whatsappFrom } from './support.ts'

let hub: ListeningHub
let simulator: Simulator
let files: Server
let base = ''
/** Answers of a hub that serves recordings: right ones and wrong ones. */
const answers: Record<string, [status: number, type: string, body: Buffer | string]> = {
  '/note.ogg': [200, 'audio/ogg', readFileSync(HUM)],
  '/page': [200, 'text/html; charset=utf-8', '<p>no</p>'],
  '/forbidden': [403, 'audio/ogg', 'no'],
  '/empty': [200, 'audio/ogg', ''],
}

beforeAll(async () => {
  hub = await listeningHub()
  simulator = await startFor(hub)
  files = createServer((request, response) => {
    const [status, type, body] = answers[request.url ?? ''] ?? [404, 'text/plain', 'no']
    response.writeHead(status, { 'content-type': type }).end(body)
  })
  await new Promise<void>((done) => files.listen(0, '127.0.0.1', done))
  base = `http://127.0.0.1:${(files.address() as AddressInfo).port}`
})
afterAll(async () => {
  await simulator.close()
  await hub.close()
  await new Promise((done) => files.close(done))
})

const send = async (mediaUrl: string, body?: string) => {
  simulator.control.say('w01', { channel: 'whatsapp', text: 'Hola' })
  const made = await clientOf(simulator).messages.create({
    from: whatsappFrom,
    to: 'whatsapp:+525500000001',
    mediaUrl: [mediaUrl],
    ...(body ? { body } : {}),
    statusCallback: `${hub.url}/status`,
  })
  await simulator.control.idle()
  return made
}

it('fetches what the hub sends and lets the person hear it, without words beside it', async () => {
  const { sid } = await send(`${base}/note.ogg`, 'no se ve')
  const bubble = simulator.control.thread('w01', 'whatsapp').find((one) => one.sid === sid)
  expect(bubble).toMatchObject({ mine: false, text: '', contentType: 'audio/ogg' })
  const played = await fetch(`${simulator.url}/_sim/media/${bubble?.media}`)
  expect(played.headers.get('content-type')).toBe('audio/ogg')
  expect(Buffer.from(await played.arrayBuffer()).equals(readFileSync(HUM))).toBe(true)
  const listed = await clientOf(simulator).messages(sid).fetch()
  expect(listed).toMatchObject({ numMedia: '1', body: '', status: 'delivered' })
})

it.each(['/page', '/forbidden', '/empty', '/nowhere'])('fails with 63019 when %s is no audio', async (path) => {
  const { sid } = await send(base + path)
  expect(hub.received.at(-1)?.fields).toMatchObject({ MessageStatus: 'failed', ErrorCode: '63019' })
  expect(simulator.control.thread('w01', 'whatsapp').some((one) => one.sid === sid)).toBe(false)
})

it('fetches from this machine only', async () => {
  await send('https://hub.test/note.ogg')
  expect(hub.received.at(-1)?.fields).toMatchObject({ MessageStatus: 'failed', ErrorCode: '63019' })
})
