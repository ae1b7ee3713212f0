import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { cast, classListFile } from '../../simulator/cast.ts'
import { type Simulator, startSimulator } from '../../simulator/server.ts'
import { mongodb, redis } from '../../src/services/server-kind.ts'
import { freePort, type HubProcess, startHubProcess, TWILIO, until } from '../support/hub-process.ts'
import { type OwnServer, ownServer } from '../support/own-server.ts'
import { postedAt } from '../support/said-at.ts'
import { type StaffApi, staffApi } from '../support/staff-api.ts'
import { toldTwice } from '../support/told-twice.ts'
import { joinsAs, onThePhone } from '../support/worker-on-the-phone.ts'

let store: OwnServer
let jobs: OwnServer
let simulator: Simulator
let hub: HubProcess
let api: StaffApi

beforeAll(async () => {
  const port = await freePort()
  ;[store, jobs] = await Promise.all([ownServer(mongodb), ownServer(redis)])
  simulator = await startSimulator({
    port: 0,
    ...TWILIO,
    // The provider tries again after a 503, for a while.
    webhookUrl: `http://127.0.0.1:${port}/webhooks/twilio#rc=2&rp=all`,
    phones: cast(),
    faults: { pace: { sent: 0, delivered: 0 } },
  })
  hub = await startHubProcess({
    port,
    providerUrl: simulator.url,
    database: '',
    redisDb: 0,
    env: { MONGODB_URI: store.url, REDIS_URL: jobs.url },
  })
  api = staffApi(hub.url)
  await api.openMatter('LAND-1', readFileSync(classListFile, 'utf8'))
})
afterAll(() => simulator.close())

type Readiness = { ready: boolean; checks: Record<string, string> }
const readyz = async (): Promise<Readiness & { status: number }> => {
  const answer = await fetch(`${hub.url}/readyz`)
  return { status: answer.status, ...((await answer.json()) as Readiness) }
}
const alive = async (): Promise<number> => (await fetch(`${hub.url}/healthz`)).status

/** A worker answers to the end of the story; half-way, `trouble` happens. @returns his claim's list number, once he has joined */
async function talksThrough(listNo: string, trouble: () => Promise<void>): Promise<void> {
  const read = (): string[] =>
    simulator.control
      .thread(`w${listNo}`, 'whatsapp')
      .filter(({ mine }) => !mine)
      .map(({ text }) => text)
  const phone = onThePhone(simulator.control, `w${listNo}`, joinsAs(listNo), /firmar una hoja/)
  await until('the conversation to be under way', () => read().length >= 3)
  await trouble()
  const all = await phone
  expect(all.filter((text, n) => all.indexOf(text) !== n)).toEqual([])
  const claim = await until('the claim to arrive', async () => {
    const found = await api.claimOf('LAND-1', String(Number(listNo)))
    return found.state === 'INTENDS_TO_JOIN' ? found : null
  })
  const updates = await api.updatesOf(claim.id)
  expect(updates.filter(({ move }) => move === 'intend')).toHaveLength(1)
  expect(updates.filter(({ outcome }) => outcome !== 'accepted')).toEqual([])
  expect(toldTwice(simulator.control)).toEqual([])
}

/** A stranger writes while something is away; the provider delivers it once and hears this status. */
async function strangerWrites(phone: string): Promise<number> {
  const { fields = {} } = simulator.control.say(phone, { channel: 'whatsapp', text: 'Hola' })
  return postedAt(hub.url, fields, hub.url)
}
const answered = (phone: string) =>
  until(`${phone} to be answered`, () => simulator.control.thread(phone, 'whatsapp').find(({ mine }) => !mine), 60_000)

it('Redis dies: messages are taken in all the same, and work goes on when it is back', async () => {
  await talksThrough('01', async () => {
    await jobs.kill()
    const state = await until('readiness to be red', async () => {
      const now = await readyz()
      return now.status === 503 ? now : null
    })
    expect(state.checks).toMatchObject({ redis: 'does not answer', store: 'ok' })
    expect(await alive()).toBe(200)
    expect(await strangerWrites('+525500000901')).toBe(200)
    await jobs.start()
    await until('readiness to be green', async () => (await readyz()).ready)
  })
  await answered('+525500000901')
}, 120_000)

it('the store dies: nothing is acknowledged meanwhile, and nothing is lost', async () => {
  await talksThrough('02', async () => {
    await store.kill()
    const state = await until('readiness to be red', async () => {
      const now = await readyz()
      return now.status === 503 ? now : null
    })
    expect(state.checks).toMatchObject({ redis: 'ok', store: 'does not answer' })
    expect(await alive()).toBe(200)
    simulator.control.set({ webhooks: { lost: true } })
    expect(await Promise.all(['902', '903', '904'].map((n) => strangerWrites(`+525500000${n}`)))).toEqual([
      503, 503, 503,
    ])
    simulator.control.set({ webhooks: { lost: false } })
    await store.start()
    await until('readiness to be green', async () => (await readyz()).ready)
  })
  // The provider has given up on these: they are fetched as soon as the store is back.
  for (const n of ['902', '903', '904']) await answered(`+525500000${n}`)
}, 120_000)

it('both die at once', async () => {
  await talksThrough('03', async () => {
    await Promise.all([store.kill(), jobs.kill()])
    const state = await until('readiness to be red', async () => {
      const now = await readyz()
      return now.status === 503 ? now : null
    })
    expect(state.checks).toMatchObject({ redis: 'does not answer', store: 'does not answer' })
    expect(await alive()).toBe(200)
    expect(await strangerWrites('+525500000905')).toBe(503)
    await Promise.all([store.start(), jobs.start()])
    await until('readiness to be green', async () => (await readyz()).ready)
  })
  await answered('+525500000905')
}, 120_000)

it('the store hangs: the provider hears 503 in time to try again', async () => {
  await talksThrough('13', async () => {
    await store.freeze()
    const before = performance.now()
    expect(await strangerWrites('+525500000906')).toBe(503)
    expect(performance.now() - before).toBeLessThan(10_000)
    expect((await readyz()).checks).toMatchObject({ redis: 'ok', store: 'does not answer' })
    expect(await alive()).toBe(200)
    store.thaw()
    await until('readiness to be green', async () => (await readyz()).ready)
  })
  await answered('+525500000906')
}, 120_000)

it('ends in order though both are away, and said nothing of anybody', async () => {
  await Promise.all([store.kill(), jobs.kill()])
  await until('readiness to be red', async () => (await readyz()).status === 503)
  expect(await hub.end()).toBe(0)
  expect(hub.output()).toContain('the hub is ready')
  expect(hub.output().replace(/"time":"[^"]*"/g, '')).not.toMatch(/\+?\d[\d ().-]{9,}\d|Green Hollow|castillo|hola/i)
}, 120_000)
