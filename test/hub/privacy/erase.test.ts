import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { AddressDoc } from '../../../src/cases/address.ts'
import type { PersonDoc } from '../../../src/cases/person.ts'
import { createAct } from '../../../src/hub/act.ts'
import { readThread } from '../../../src/hub/people/thread.ts'
import { readFunnel } from '../../../src/hub/updates/funnel.ts'
import { rebuild } from '../../../src/hub/updates/rebuild.ts'
import { PersonErased } from '../../../src/store/people.ts'
import { SealBroken } from '../../../src/store/vault.ts'
import { testHub } from '../../support/hub.ts'
import { inbound } from '../../support/inbound.ts'
import { claimOf, importRows, numberOf, openMatter, row } from '../../support/matter.ts'
import { type ScriptedChannel, scriptedChannel } from '../../support/scripted-channel.ts'

const test = testHub('2026-03-03T18:00:00Z')
const { hub, store, clock, channels, idle } = test
const MATTER = 'LAND-1'
const by = { actor: 'admin', role: 'admin', reason: 'asked for it' }
let whatsapp: ScriptedChannel

beforeAll(async () => {
  await store.prepare()
  // 1 and 2: father and son on one phone.
  const rows = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) =>
    row(n, n === 2 ? { given_name: 'Artemio', phone: numberOf(1) } : {}),
  )
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
/** A neighbour says that they are who answers there. */
async function vouched(personId: string, address: string): Promise<void> {
  const acted = await createAct({ ...hub.parts, record: hub.records })({
    ...{ key: `vouch:${personId}`, noun: 'person', subject: personId, personId, move: 'vouch', source: 'test' },
    payload: { address, how: 'neighbour' },
    actor: { kind: 'staff', id: 'ana' },
    eventAt: clock.now(),
  })
  expect(acted.reason).toBeNull()
  await idle()
}
/** All that is sealed by the hub's own key, opened. */
async function readable(): Promise<string> {
  const texts: string[] = []
  for (const { collection } of Object.values(store.connection.models))
    for (const { _id, sealed } of await collection.find({ sealed: { $gt: '' } }).toArray())
      try {
        texts.push(store.vault.open(store.vault.ownKey, String(sealed), `${collection.name}/${_id}`))
      } catch (error) {
        // Somebody's own key.
        if (!(error instanceof SealBroken)) throw error
      }
  return texts.join('\n')
}
const erase = async (personId: string): Promise<void> => {
  expect(await hub.erase.begin({ personId, ...by })).toBe('erased')
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
  expect(await hub.erase.begin({ personId, ...by })).toBe('nobody')
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

it('says no more at a shared phone that they answered there, and the log is whole all the same', async () => {
  await importRows(test, MATTER, [row(10), row(11, { phone: numberOf(10) })])
  const [father = '', son = ''] = await peopleAt(numberOf(10))
  const address = (await addressOf(numberOf(10)))?._id ?? ''
  await vouched(father, address)
  await vouched(son, address)
  const rightFor = async () => (await store.cases.get<AddressDoc>('address', address))?.doc.right_for
  expect(await rightFor()).toEqual([father, son].sort())
  await hub.audit.append()

  await erase(father)
  expect(await rightFor()).toEqual([son])
  expect(await readable()).not.toContain(father)
  expect(await readable()).toContain(son)
  expect((await hub.audit.verify('updates')).broken).toBeNull()
  const compared = await rebuild({ ...hub.parts, record: hub.records }, { check: true })
  expect(compared.listed).toEqual([])
})

it('leaves nothing that the keys of the hub open: no name, no number, not who it was', async () => {
  await importRows(test, MATTER, [row(12, { given_name: 'Eleuterio', nickname: 'Teyo' })])
  await says('hola', numberOf(12))
  const [personId = ''] = await peopleAt(numberOf(12))
  await vouched(personId, (await addressOf(numberOf(12)))?._id ?? '')
  expect(await readable()).toContain(numberOf(12))
  expect(await readable()).toContain(personId)
  await erase(personId)
  const left = await readable()
  for (const word of ['Eleuterio', 'Teyo', numberOf(12), personId]) expect(left).not.toContain(word)
})

it('between the key and the clearing away: what was meant for them is done with, what they write waits for nobody', async () => {
  const personId = (await claimOf(test, MATTER, 9)).personId ?? ''
  const { _id: addressId } = (await addressOf(numberOf(9))) ?? { _id: '' }
  await store.people.destroy(personId, clock.now())
  const item = { addressId, kind: 'input', receivedAt: clock.now(), content: { kind: 'silence', waitId: 'w' } } as const
  await store.inbox.add({ ...item, id: 'for-them', personId })
  expect(await hub.converse(addressId)).toBe(1)
  await hub.receive.inbound([inbound(numberOf(9), 'hola')])
  await expect(hub.converse(addressId)).rejects.toThrow(PersonErased)
  await hub.erase.clear(personId)
  await idle()
  expect(await store.inbox.model.countDocuments({ state: 'quarantined' })).toBe(0)
  expect(whatsapp.gotBy(numberOf(9)).length).toBe(1)
  expect(await peopleAt(numberOf(9))).not.toContain(personId)
})

it('is not undone by the same list', async () => {
  expect(await importRows(test, MATTER, [row(3)])).toMatchObject({ accepted: 0, refused_count: 1 })
})

describe('a legal hold', () => {
  const staff = { actor: { kind: 'staff', id: 'ana' }, source: 'test' } as const
  const hold = { hold: 'order-12', reason: 'The court asked for the records' }
  let told = 0
  const tell = async (noun: 'person' | 'matter', subject: string, move: string, payload: object = hold) => {
    const personId = noun === 'person' ? { personId: subject } : {}
    const eventAt = clock.now()
    const acted = await createAct({ ...hub.parts, record: hub.records })({
      ...staff,
      ...personId,
      key: `hold:${++told}`,
      noun,
      subject,
      move,
      payload: { ...payload },
      eventAt,
    })
    expect(acted.reason).toBeNull()
    clock.advance(1_000)
  }
  const personOf = async (n: number): Promise<string> => (await claimOf(test, MATTER, n)).personId ?? ''

  it.each<[string, 'person' | 'matter', number]>([
    ['on the person', 'person', 4],
    ['on a matter of theirs', 'matter', 5],
  ])('%s makes an erasure wait, which is done when it ends', async (_, noun, n) => {
    const personId = await personOf(n)
    const held = noun === 'person' ? personId : MATTER
    await tell(noun, held, 'place_legal_hold')
    await tell(noun, held, 'place_legal_hold', { hold: 'inquiry', reason: 'A second one' })
    expect(await hub.erase.begin({ personId, ...by })).toBe('waits')
    await idle()
    await hub.clockwork()
    await tell(noun, held, 'lift_legal_hold')
    await hub.clockwork()
    expect(await store.cases.get<PersonDoc>('person', personId)).not.toBeNull()

    await tell(noun, held, 'lift_legal_hold', { hold: 'inquiry', reason: 'Done' })
    await hub.clockwork()
    await idle()
    expect(await store.people.get(personId)).toBeNull()
    expect(await sealedOf(personId)).toEqual([])
    expect((await hub.clockwork()).erased).toBe(0)
  })

  it('on a record that was merged holds for both, and both are erased together', async () => {
    const [one, other] = [await personOf(6), await personOf(7)]
    await tell('person', one, 'merge', { into: other })
    await idle()
    await tell('person', one, 'place_legal_hold')
    expect(await hub.erase.begin({ personId: other, ...by })).toBe('waits')
    await tell('person', one, 'lift_legal_hold')
    await hub.clockwork()
    await idle()
    for (const personId of [one, other]) expect(await sealedOf(personId)).toEqual([])
  })

  it('does not lose an erasure whose process died before it was carried out', async () => {
    const personId = await personOf(8)
    await store.people.orderErasure(personId, clock.now())
    expect((await hub.clockwork()).erased).toBe(1)
    await idle()
    expect(await sealedOf(personId)).toEqual([])
  })
})

it('knows nobody whom nobody knows', async () => {
  expect(await hub.erase.begin({ personId: 'p_nobody', ...by })).toBe('nobody')
})
