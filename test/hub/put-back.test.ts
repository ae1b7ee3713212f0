import { beforeEach, describe, expect, it } from 'vitest'
import { makeCrowd } from '../../bench/broadcast/people.ts'
import type { Inbound } from '../../src/channels/channel.ts'
import { broadcasts } from '../support/broadcast.ts'
import { openGroup } from '../support/group.ts'
import { testHub } from '../support/hub.ts'
import { inbound } from '../support/inbound.ts'
import { numberOf, openMatter, row } from '../support/matter.ts'
import { type ScriptedChannel, scriptedChannel } from '../support/scripted-channel.ts'

const test = testHub('2026-03-03T18:00:00Z')
const { hub, store, clock, channels, idle } = test
const { scheduled } = broadcasts(test)
const PEOPLE = [1, 2, 3].map(numberOf)
const [ANSWERS = '', STOPS = '', WAITS = ''] = PEOPLE
let whatsapp: ScriptedChannel
/** What came in, as the provider lists it. */
let received: Inbound[]

type Collections = Map<string, object[]>
async function copy(): Promise<Collections> {
  const all = Object.values(store.connection.models)
  return new Map(
    await Promise.all(
      all.map(async ({ collection }) => [collection.name, await collection.find({}).toArray()] as [string, object[]]),
    ),
  )
}
async function putBack(copied: Collections): Promise<void> {
  for (const { collection } of Object.values(store.connection.models)) {
    await collection.deleteMany({})
    const documents = copied.get(collection.name) ?? []
    if (documents.length > 0) await collection.insertMany(documents as never[])
  }
}
async function says(from: string, text: string): Promise<void> {
  clock.advance('10s')
  const message = inbound(from, text)
  received.push(message)
  await hub.receive.inbound([message])
  await idle()
}
/** Everything that was handed over, by who got it. */
const got = (): Record<string, string[]> => Object.fromEntries(PEOPLE.map((to) => [to, whatsapp.gotBy(to)]))

beforeEach(async () => {
  clock.set('2026-03-03T18:00:00Z')
  await store.connection.dropDatabase()
  await store.prepare()
  whatsapp = scriptedChannel('whatsapp', clock.now)
  channels.whatsapp = whatsapp
  received = []
  await hub.pulse()
  await openMatter(test, 'LAND-1', [row(1), row(2), row(3)], '2026-05-08T23:59:00-05:00')
  for (const to of PEOPLE) await says(to, 'hola')
})

/** A copy is taken, work goes on for hours, and the copy is put back. @returns what everybody had got by then */
async function lostHours(): Promise<Record<string, string[]>> {
  await hub.pulse()
  // One question was asked and is not out yet.
  const { deliver } = hub
  hub.deliver = async () => 0
  await says(WAITS, 'sí soy yo')
  hub.deliver = deliver
  const copied = await copy()
  received = []
  await test.sweep()
  await says(ANSWERS, 'sí soy yo')
  await says(ANSWERS, '2021')
  await says(STOPS, 'alto')
  await test.later('3h')
  const had = got()
  await putBack(copied)
  clock.advance('10m')
  whatsapp.missed = received
  return had
}
/** Until nothing is left to do. */
async function goesOn(pulse = true): Promise<void> {
  await idle()
  for (let n = 0; n < 5; n++) {
    if (pulse) await hub.pulse()
    await test.later('30s')
  }
}

describe('a copy of the store of some hours ago, put back', () => {
  it('sends nothing again, and comes to where it was', async () => {
    const had = await lostHours()
    expect(had[WAITS]?.length).toBeGreaterThan(1)
    expect(await hub.pulse()).toBe(true)
    await hub.catchUp()
    await goesOn()
    expect(got()).toEqual(had)
    expect(await store.messages.model.countDocuments({ state: { $in: ['queued', 'claimed', 'uncertain'] } })).toBe(0)
    expect(await hub.pulse()).toBe(false)

    // What is new is answered, also in words that were said before.
    await says(ANSWERS, 'gracias')
    await goesOn()
    expect(whatsapp.gotBy(ANSWERS).length).toBeGreaterThanOrEqual(had[ANSWERS]?.length ?? 0)
    await says(STOPS, 'hola')
    expect(whatsapp.gotBy(STOPS).length).toBe((had[STOPS]?.length ?? 0) + 1)
  })

  it('sends nothing as long as the provider cannot be asked', async () => {
    const had = await lostHours()
    whatsapp.deaf = true
    await hub.pulse()
    await hub.catchUp()
    await goesOn()
    expect(got()).toEqual(had)
    whatsapp.deaf = false
    await hub.catchUp()
    await goesOn()
    expect(got()).toEqual(had)
  })

  it('would have said things twice, had it not known that nobody was at work', async () => {
    const had = await lostHours()
    await hub.catchUp()
    await goesOn(false)
    expect(got()).not.toEqual(had)
  })
})

it('an outage in which nothing was sent holds nothing back', async () => {
  const { deliver } = hub
  hub.deliver = async () => 0
  await says(ANSWERS, 'sí soy yo')
  hub.deliver = deliver
  const had = whatsapp.gotBy(ANSWERS).length
  clock.advance('20m')
  expect(await hub.pulse()).toBe(true)
  await goesOn()
  expect(whatsapp.gotBy(ANSWERS).length).toBe(had + 1)
})

it('short quiet is none', async () => {
  await hub.pulse()
  clock.advance('50s')
  await hub.pulse()
  clock.advance('50s')
  expect(await hub.pulse()).toBe(false)
})

it('a broadcast that had gone out since is not sent again, and goes on with those who have not had it', async () => {
  await makeCrowd(store, { matterId: 'LAND-9', count: 5, from: 100, at: clock.now() })
  hub.parts.pace.many = async (_, { length }) => ({ granted: Math.min(length, 2), waitMs: 0, stepMs: 0 })
  const texts = [{ lang: 'es', text: 'Soy {matter.alias}. Hay noticias.', sms: 'ALTO' }]
  await scheduled({ id: 'b1', matter: 'LAND-9', level: 'L1', texts, draft: { pressing: 'news' } })
  await hub.pulse()
  const copied = await copy()
  const crowd = () => whatsapp.handed.filter(({ to }) => !PEOPLE.includes(to.value)).map(({ to }) => to.value)
  for (let n = 0; n < 10 && crowd().length < 3; n++) await test.sweep()
  expect(crowd().length).toBeGreaterThanOrEqual(3)
  await putBack(copied)
  clock.advance('10m')
  await hub.pulse()
  for (let n = 0; n < 10; n++) await test.later('10s')
  expect([crowd().length, new Set(crowd()).size]).toEqual([5, 5])
  expect(await store.messages.ofBroadcast('b1')).toEqual({ sent: 5 })
})

it('what was said to a group since reaches nobody twice', async () => {
  await openMatter(test, 'LAND-2', [row(4), row(5)], '2026-05-08T23:59:00-05:00')
  const group = await openGroup(test, 'LAND-2', 'g1')
  await group.join(4, 'Chuy')
  await group.join(5, 'Meche')
  // The last that each has read was the group's.
  for (const n of [4, 5]) await group.says(n, 'GRUPO: buenas tardes a todos')
  await hub.pulse()
  const copied = await copy()
  received = []
  await says(numberOf(4), 'yo también trabajé ahí con Don Ray')
  const had = [4, 5].map((n) => whatsapp.gotBy(numberOf(n)))
  expect(had[1]?.at(-1)).toContain('trabajé ahí con Don Ray')
  await putBack(copied)
  clock.advance('10m')
  whatsapp.missed = received
  await hub.pulse()
  await hub.catchUp()
  await goesOn()
  expect([4, 5].map((n) => whatsapp.gotBy(numberOf(n)))).toEqual(had)
  expect(await store.messages.model.countDocuments({ post: { $exists: true }, state: { $ne: 'sent' } })).toBe(0)
})
