import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Simulator, startSimulator } from '../../simulator/server.ts'
import { freePort, type HubProcess, ownRedis, startHubProcess, TWILIO, until } from '../support/hub-process.ts'
import { idle } from '../support/idle.ts'
import { saidAt } from '../support/said-at.ts'
import { testStore } from '../support/store.ts'

const REDIS_DB = 4
const PEOPLE = 30
/** In another order they are answered by other words: who asks first who we are has not been greeted. */
const TEXTS = ['Hola', '¿quién es usted?', 'Me lo dio mi primo']

const { name: database, connection } = testStore()
let simulator: Simulator
let address: string
let doors: HubProcess[]
let hands: HubProcess[]

beforeAll(async () => {
  const ports = await Promise.all([freePort(), freePort(), freePort(), freePort()])
  await ownRedis(REDIS_DB)
  // Behind a balancer both doors have one address, which is what the provider signs.
  address = `http://127.0.0.1:${ports[0]}`
  simulator = await startSimulator({
    port: 0,
    ...TWILIO,
    webhookUrl: `${address}/webhooks/twilio`,
    phones: [],
    faults: { pace: { sent: 0, delivered: 0 }, webhooks: { lost: true } },
  })
  const start = (role: string, port = 0) =>
    startHubProcess({
      port,
      providerUrl: simulator.url,
      database,
      redisDb: REDIS_DB,
      role,
      env: { PUBLIC_URL: address },
    })
  const [first, second, third, fourth] = await Promise.all([
    start('web', ports[0]),
    start('web', ports[1]),
    start('worker', ports[2]),
    start('worker', ports[3]),
  ])
  doors = [first, second]
  hands = [third, fourth]
})
afterAll(() => simulator.close())

const phoneOf = (n: number): string => `+525500000${500 + n}`
const readBy = (phone: string): string[] =>
  simulator.control
    .thread(phone, 'whatsapp')
    .filter(({ mine }) => !mine)
    .map(({ text }) => text)
const door = (n: number): string => doors[n % 2]?.url ?? ''

/** One after the other as a person types, each at the other door than the one before. */
async function burst(phone: string, n: number): Promise<number[]> {
  const statuses: number[] = []
  for (const [k, text] of TEXTS.entries())
    statuses.push(await saidAt(door(n + k), { control: simulator.control, address, phone, text }))
  return statuses
}

it('two doors and two workers; one worker is told to go and the other is killed: everybody is answered right, once', async () => {
  // What the words are at this hour, for somebody who waits for each answer.
  const calm = phoneOf(0)
  for (const [n, text] of TEXTS.entries()) {
    expect(await saidAt(door(n), { control: simulator.control, address, phone: calm, text })).toBe(200)
    await idle(connection, simulator.control)
  }
  const right = readBy(calm)
  expect(right.length).toBeGreaterThanOrEqual(TEXTS.length)

  const [going, killed] = hands
  const everybody = Array.from({ length: PEOPLE }, (_, n) => phoneOf(n + 1))
  const sent = (): number => everybody.reduce((sum, phone) => sum + readBy(phone).length, 0)
  const bursts = Promise.all(everybody.map((phone, n) => burst(phone, n)))
  await until('some answers', () => sent() >= PEOPLE / 2)
  const end = going?.end()
  await until('more answers', () => sent() >= PEOPLE)
  await killed?.kill()
  expect(await end).toBe(0)
  expect((await bursts).flat()).toEqual(Array.from({ length: PEOPLE * TEXTS.length }, () => 200))
  // Somebody notices and starts another one.
  await startHubProcess({
    port: 0,
    providerUrl: simulator.url,
    database,
    redisDb: REDIS_DB,
    role: 'worker',
    env: { PUBLIC_URL: address },
  })
  await idle(connection, simulator.control)
  expect(everybody.map(readBy)).toEqual(everybody.map(() => right))
  // Both doors took callbacks and messages; neither has an opinion of its own.
  for (const each of doors) expect((await fetch(`${each.url}/readyz`)).status).toBe(200)
}, 240_000)
