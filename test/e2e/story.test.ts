import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { cast, classListFile } from '../../simulator/cast.ts'
import { type Simulator, startSimulator } from '../../simulator/server.ts'
import { freePort, type HubProcess, ownRedis, startHubProcess, TWILIO, until } from '../support/hub-process.ts'
import { redisContent } from '../support/redis-content.ts'
import { type StaffApi, staffApi } from '../support/staff-api.ts'
import { testStore } from '../support/store.ts'
import { declines, joins, onThePhone } from '../support/worker-on-the-phone.ts'

const { name: database } = testStore()
const REDIS_DB = 1
let simulator: Simulator
let hub: HubProcess
let api: StaffApi
let redis: Awaited<ReturnType<typeof ownRedis>>

beforeAll(async () => {
  const port = await freePort()
  redis = await ownRedis(REDIS_DB)
  simulator = await startSimulator({
    port: 0,
    ...TWILIO,
    webhookUrl: `http://127.0.0.1:${port}/webhooks/twilio`,
    phones: cast(),
    // Every webhook three times and in any order, every callback twice and backwards: the effects must be as if once.
    faults: {
      pace: { sent: 0, delivered: 0 },
      webhooks: { times: 3, shuffle: true },
      callbacks: { order: 'reversed', times: 2 },
    },
  })
  hub = await startHubProcess({ port, providerUrl: simulator.url, database, redisDb: REDIS_DB })
  api = staffApi(hub.url)
  await api.openMatter('LAND-1', readFileSync(classListFile, 'utf8'))
})

describe('the settlement story, over HTTP only', () => {
  it('worker 01 answers on the phone and his claim says that he intends to join', async () => {
    const read = await onThePhone(simulator.control, 'w01', joins, /firmar una hoja/)
    expect(new Set(read).size).toBe(read.length)
    const claim = await until('the claim to move', async () => {
      const found = await api.claimOf('LAND-1', '1')
      return found.state === 'INTENDS_TO_JOIN' ? found : null
    })
    const updates = await api.updatesOf(claim.id)
    const moves = updates.filter((update) => update.outcome === 'accepted').map((update) => update.move)
    expect(moves).toEqual(expect.arrayContaining(['notify', 'verify', 'inform', 'understand', 'intend']))
    expect(moves.filter((move) => move === 'intend')).toHaveLength(1)
    expect(updates.every((update) => update.outcome === 'accepted')).toBe(true)
  })

  it('worker 12 declines, with the reason, and may come back until the deadline', async () => {
    await onThePhone(simulator.control, 'w12', declines, /cambia de idea, escríbame/)
    const claim = await until('the claim to be declined', async () => {
      const found = await api.claimOf('LAND-1', '12')
      return found.state === 'DECLINED' && found.decline_reason ? found : null
    })
    expect(claim.decline_reason).toBe('visa')
  })

  it('an unknown person who writes in is answered, and learns nothing', async () => {
    simulator.control.say('unknown', { channel: 'whatsapp', text: 'Hola' })
    const answer = await until('an answer', () =>
      simulator.control.thread('unknown', 'whatsapp').find((bubble) => !bubble.mine),
    )
    expect(answer.text).not.toMatch(/Green Hollow|LAND|caso|juzgado|dinero/)
  })

  it('nobody was told anything twice', async () => {
    await simulator.control.idle()
    const sent = simulator.control.messages().filter((message) => message.direction !== 'inbound')
    const told = sent.map((message) => `${message.phone} ${message.body}`)
    expect(new Set(told).size).toBe(told.length)
  })

  it.each([
    ['the log', async () => hub.output().replace(/"time":"[^"]*"/g, ''), /the hub is ready/],
    ['Redis, jobs included', () => redisContent(redis.client), /portavoz:/],
    ['the metrics', () => fetch(`${hub.url}/metrics`).then((answer) => answer.text()), /hub_webhook_requests_total/],
  ])('no name, number or text stands in %s', async (_, content, mark) => {
    const text = await content()
    expect(text).toMatch(mark)
    for (const row of readFileSync(classListFile, 'utf8').trim().split('\n').slice(1)) {
      const [, given = '', surname = '', second = ''] = row.split(',')
      for (const name of [given, surname, second].filter((each) => each.length > 3)) expect(text).not.toContain(name)
    }
    expect(text).not.toMatch(/green hollow|quiero participar|miedo|soy yo/i)
    // Numbers of people have these prefixes; counters, instants and sizes do not.
    expect(text).not.toMatch(/(?:\+|whatsapp:|52)55\s?0000|\+1[2-9]\d{2}555|\+50[2-5]/)
  })

  it('ends in order when it is told to', async () => {
    expect(await hub.end()).toBe(0)
  })
})
