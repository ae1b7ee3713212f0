import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Simulator, startSimulator } from '../../simulator/server.ts'
import {
  ADMIN_KEY,
  freePort,
  type HubProcess,
  ownRedis,
  startHubProcess,
  TWILIO,
  until,
} from '../support/hub-process.ts'
import { keepAliveClient } from '../support/keep-alive-client.ts'
import { signedForm } from '../support/signed.ts'
import { testStore } from '../support/store.ts'

const REDIS_DB = 5
const CLIENTS = 8
/** What a deployment waits before it ends a process that does not. */
const PATIENCE_MS = 25_000

const { name: database, connection } = testStore()
let simulator: Simulator

beforeAll(async () => {
  await ownRedis(REDIS_DB)
  simulator = await startSimulator({ port: 0, ...TWILIO, webhookUrl: 'http://127.0.0.1:1/webhooks/twilio', phones: [] })
})
afterAll(() => simulator.close())

const startDoor = async (): Promise<HubProcess> =>
  startHubProcess({ port: await freePort(), providerUrl: simulator.url, database, redisDb: REDIS_DB, role: 'web' })

let ids = 0
const message = (client: number): Record<string, string> => ({
  MessageSid: `SM${(++ids).toString(16).padStart(32, '0')}`,
  AccountSid: TWILIO.accountSid,
  From: `whatsapp:+525500000${600 + client}`,
  To: `whatsapp:${TWILIO.whatsappFrom}`,
  Body: 'Hola',
  NumMedia: '0',
})

/** Writes without a pause, and asks the API in between, until the door is shut. */
async function writes(hub: HubProcess, client: number) {
  const { ask, close } = keepAliveClient()
  const path = `${hub.url}/webhooks/twilio`
  const seen = { taken: [] as string[], statuses: new Set<number>(), failures: [] as string[], goodbye: false }
  for (let n = 0; ; n++) {
    const fields = message(client)
    try {
      const answer = await (n % 10 === 9
        ? ask(`${hub.url}/api/v1/claims`, { headers: { Authorization: `Bearer ${ADMIN_KEY}` } })
        : ask(path, signedForm(path, fields)))
      seen.statuses.add(answer.status)
      if (n % 10 !== 9 && answer.status === 200) seen.taken.push(fields.MessageSid ?? '')
      seen.goodbye ||= answer.goodbye
    } catch (error) {
      // Whoever was told that the door closes looks for another one; nobody else may find it shut.
      if (!seen.goodbye) seen.failures.push(String((error as NodeJS.ErrnoException).code ?? error))
      close()
      return seen
    }
  }
}

it('under load: no request fails before its client was told to go, and every 200 is in the store', async () => {
  const hub = await startDoor()
  const clients = Array.from({ length: CLIENTS }, (_, n) => writes(hub, n))
  await until('the load to be on', () => ids > CLIENTS * 20)
  const begun = performance.now()
  const code = hub.end()
  const red = await until('readiness to be red', async () => {
    const answer = await fetch(`${hub.url}/readyz`)
    return answer.status === 503 ? ((await answer.json()) as { checks: object }) : null
  })
  expect(red.checks).toMatchObject({ process: 'is shutting down', store: 'ok', redis: 'ok' })
  const seen = await Promise.all(clients)
  expect(await code).toBe(0)
  expect(performance.now() - begun).toBeLessThan(PATIENCE_MS)
  expect(seen.flatMap(({ failures }) => failures)).toEqual([])
  expect(seen.map(({ goodbye }) => goodbye)).toEqual(seen.map(() => true))
  expect(new Set(seen.flatMap(({ statuses }) => [...statuses]))).toEqual(new Set([200]))
  const taken = seen.flatMap((each) => each.taken)
  expect(taken.length).toBeGreaterThan(CLIENTS * 10)
  const stored = await connection
    .collection('inbox')
    .countDocuments({ _id: { $in: taken.map((id) => `twilio.${id}`) as never[] } })
  expect(stored).toBe(taken.length)
}, 60_000)

it('clients that say nothing, or stop in the middle, do not hold it up', async () => {
  const hub = await startDoor()
  const port = Number(new URL(hub.url).port)
  const open = async (words: string) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => {})
    await once(socket, 'connect')
    socket.write(words)
    return socket
  }
  const sockets = await Promise.all([
    open(''),
    open('POST /webhooks/twilio HTTP/1.1\r\nHost: hub\r\n'),
    open('POST /webhooks/twilio HTTP/1.1\r\nHost: hub\r\nContent-Length: 100\r\n\r\nBody='),
    open('POST /api/v1/matters HTTP/1.1\r\nHost: hub\r\nContent-Length: 100\r\n\r\n{'),
  ])
  const begun = performance.now()
  expect(await hub.end()).toBe(0)
  expect(performance.now() - begun).toBeLessThan(PATIENCE_MS)
  for (const socket of sockets) socket.destroy()
}, 60_000)
