import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { PersonDoc } from '../../src/cases/person.ts'
import { readFunnel } from '../../src/hub/funnel.ts'
import { readThread } from '../../src/hub/thread.ts'
import { testHub } from '../support/hub.ts'
import { inbound } from '../support/inbound.ts'
import { claimOf, importRows, numberOf, openMatter, row } from '../support/matter.ts'
import { type ScriptedChannel, scriptedChannel } from '../support/scripted-channel.ts'

const test = testHub('2026-03-03T18:00:00Z')
const { hub, store, clock, channels, idle } = test
const MATTER = 'LAND-1'
const by = { actor: 'admin', role: 'admin', reason: 'asked for it' }
let whatsapp: ScriptedChannel

beforeAll(async () => {
  await store.prepare()
  // 1 and 2: father and son on one phone.
  const rows = [1, 2, 3].map((n) => row(n, n === 2 ? { given_name: 'Artemio', phone: numberOf(1) } : {}))
  await openMatter(test, MATTER, rows, '2026-05-08T23:59:00-05:00')
}, 60_000)
beforeEach(() => {
  whatsapp = scriptedChannel('whatsapp', clock.now)
  channels.whatsapp = whatsapp
})

const says = async (text: string, from: string): Promise<void> => {
  await hub.receive.inbound([inbound(from, text)])
  await idle()
}
const addressOf = (phone: string) => store.addresses.get(store.addresses.idOf({ channel: 'whatsapp', value: phone }))
const peopleAt = async (phone: string): Promise<string[]> => (await addressOf(phone))?.people ?? []
/** Everything in the store that is sealed, as text, of which nothing may be left. */
const sealedOf = async (personId: string): Promise<unknown[]> => {
  const found = await Promise.all(
    [store.messages, store.updates, store.cases].map(({ model }) =>
      model.collection.find({ personId, $or: [{ sealed: { $gt: '' } }, { sealedText: { $gt: '' } }] }).toArray(),
    ),
  )
  return found.flat()
}
const erase = async (personId: string): Promise<void> => {
  expect(await hub.erase.begin({ personId, ...by })).toBe(true)
  await idle()
}

it('leaves nothing to read, no number, and every count as it was', async () => {
  await says('hola', numberOf(3))
  await says('sí soy yo', numberOf(3))
  const [personId = ''] = await peopleAt(numberOf(3))
  const before = await readFunnel(store, MATTER)
  const claim = await claimOf(test, MATTER, 3)
  expect(await sealedOf(personId)).not.toEqual([])

  await erase(personId)
  expect(await readFunnel(store, MATTER)).toEqual(before)
  expect(await store.people.get(personId)).toBeNull()
  expect(await store.people.many([personId])).toEqual([])
  expect(await store.cases.get<PersonDoc>('person', personId)).toBeNull()
  expect(await store.cases.get('claim', claim.subject)).toBeNull()
  expect(await readThread(store, personId, 50)).toBeNull()
  expect(await sealedOf(personId)).toEqual([])
  expect(await store.conversations.get(personId)).toBeNull()
  for (const channel of ['whatsapp', 'sms'] as const)
    expect(await store.addresses.get(store.addresses.idOf({ channel, value: numberOf(3) }))).toBeNull()
  expect(await store.accessLog.of(personId, 1)).toMatchObject([{ what: 'erasure', actor: 'admin' }])

  // Again, and from a queue that comes twice: nothing more happens.
  expect(await hub.erase.begin({ personId, ...by })).toBe(false)
  await hub.erase.clear(personId)
  expect(await readFunnel(store, MATTER)).toEqual(before)
})

it('looks once more when no process can hold the key any longer, and is then done', async () => {
  const [erased = ''] = (await store.people.model.find({ erasedAt: { $exists: true } }).lean()).map(({ _id }) => _id)
  // Another process had the key in memory and wrote a little later.
  await store.conversations.commit(store.conversations.fresh(erased, 'a_x'))
  expect(await store.people.toClear(clock.now(), 10)).toEqual([])
  clock.advance('61s')
  await test.sweep()
  expect(await store.conversations.get(erased)).toBeNull()
  expect(await store.people.toClear(clock.now(), 10)).toEqual([])
  expect((await store.people.model.findById(erased).lean())?.clearAt).toBeUndefined()
})

it('makes a stranger of whoever writes again, however often', async () => {
  const seen = new Set<string>()
  for (let time = 0; time < 3; time++) {
    await says('hola', '+525500000140')
    const [personId = ''] = await peopleAt('+525500000140')
    expect(whatsapp.gotBy('+525500000140').length).toBeGreaterThan(time)
    expect(seen.has(personId)).toBe(false)
    seen.add(personId)
    await erase(personId)
  }
})

it('leaves the other person of a shared phone as they were', async () => {
  const [father = '', son = ''] = await peopleAt(numberOf(1))
  const before = await store.cases.get('person', son)
  await erase(father)
  expect(await peopleAt(numberOf(1))).toEqual([son])
  expect(await store.cases.get('person', son)).toEqual(before)
  await says('hola', numberOf(1))
  expect(await store.conversations.get(son)).not.toBeNull()
})

it('is not undone by the same list', async () => {
  expect(await importRows(test, MATTER, [row(3)])).toMatchObject({ accepted: 0, refused_count: 1 })
})

it('knows nobody whom nobody knows', async () => {
  expect(await hub.erase.begin({ personId: 'p_nobody', ...by })).toBe(false)
})
