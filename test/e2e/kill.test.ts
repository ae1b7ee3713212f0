import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { cast, classListFile } from '../../simulator/cast.ts'
import { type Simulator, startSimulator } from '../../simulator/server.ts'
import { freePort, type HubProcess, ownRedis, startHubProcess, TWILIO, until } from '../support/hub-process.ts'
import { type StaffApi, staffApi } from '../support/staff-api.ts'
import { testStore } from '../support/store.ts'
import { joins, onThePhone } from '../support/worker-on-the-phone.ts'

/** How often the process is killed, and the seed of the points at which it is. */
const KILLS = 20
const SEED = 46
const REDIS_DB = 2
/** Right people with WhatsApp, each answering on a phone of their own. */
const PEOPLE = ['01', '02', '03', '12', '13', '18']

const { name: database } = testStore()
let simulator: Simulator
let hub: HubProcess
let api: StaffApi
let redis: Awaited<ReturnType<typeof ownRedis>>
let start: () => Promise<HubProcess>

beforeAll(async () => {
  const port = await freePort()
  redis = await ownRedis(REDIS_DB)
  simulator = await startSimulator({
    port: 0,
    ...TWILIO,
    webhookUrl: `http://127.0.0.1:${port}/webhooks/twilio`,
    phones: cast(),
    faults: { pace: { sent: 0, delivered: 0 }, webhooks: { times: 2 } },
  })
  start = () => startHubProcess({ port, providerUrl: simulator.url, database, redisDb: REDIS_DB })
  hub = await start()
  api = staffApi(hub.url)
  await api.openMatter('LAND-1', readFileSync(classListFile, 'utf8'))
})
afterAll(() => simulator.close())

/** A small generator of numbers from 0 to 1, the same for the same seed. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32
  }
}

it(`${KILLS} kills at any point, every third with Redis emptied: nothing is lost and nothing is sent twice`, async () => {
  const roll = dice(SEED)
  const phones = Promise.all(PEOPLE.map((n) => onThePhone(simulator.control, `w${n}`, scriptOf(n), /firmar una hoja/)))
  let over = false
  phones.finally(() => {
    over = true
  })

  let kills = 0
  while (kills < KILLS && !over) {
    // The next death comes after some more messages, a moment after one of them.
    const from = simulator.control.messages().length
    const wanted = from + 1 + Math.floor(roll() * 5)
    await until('more messages', () => over || simulator.control.messages().length >= wanted, 240_000)
    await new Promise((resolve) => setTimeout(resolve, roll() * 60))
    await hub.kill()
    kills++
    if (kills % 3 === 0) await redis.flush()
    hub = await start()
  }

  for (const read of await phones) expect(read.filter((text, n) => read.indexOf(text) !== n)).toEqual([])
  for (const n of PEOPLE) {
    const claim = await until(`claim ${n} to arrive`, async () => {
      const found = await api.claimOf('LAND-1', String(Number(n)))
      return found.state === 'INTENDS_TO_JOIN' ? found : null
    })
    const updates = await api.updatesOf(claim.id)
    expect(updates.filter((update) => update.move === 'intend')).toHaveLength(1)
    expect(updates.filter((update) => update.outcome !== 'accepted')).toEqual([])
  }
  await simulator.control.idle()
  const sent = simulator.control.messages().filter((message) => message.direction !== 'inbound')
  const told = sent.map((message) => `${message.phone} ${message.body}`)
  expect(told.filter((text, n) => told.indexOf(text) !== n)).toEqual([])
  expect(kills).toBeGreaterThanOrEqual(KILLS / 2)
  expect(await hub.end()).toBe(0)
}, 300_000)

/** Everybody answers in the same way, with the year and the surname of their own row. */
function scriptOf(listNo: string): typeof joins {
  const row = readFileSync(classListFile, 'utf8')
    .split('\n')
    .find((line) => line.startsWith(`${Number(listNo)},`))
    ?.split(',')
  const year = row?.[11] ?? ''
  const surname = row?.[3] ?? ''
  return joins.map(([reads, answer]) => {
    if (answer === 'en el 2021') return [reads, `en el ${year}`]
    if (answer === 'castillo') return [reads, surname]
    return [reads, answer]
  })
}
