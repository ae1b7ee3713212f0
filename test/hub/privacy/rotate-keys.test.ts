import { randomBytes } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { rotateKeys } from '../../../src/hub/privacy/rotate-keys.ts'
import { openStore, type Store } from '../../../src/store/index.ts'
import { createVault, MasterUnknown } from '../../../src/store/vault.ts'
import { openAgain, testStore } from '../../support/store.ts'

const test = testStore()
const NOW = new Date('2026-03-02T15:00:00Z')
const PHONE = { channel: 'sms', value: '+525500000001' } as const
const [former, master] = [randomBytes(32), randomBytes(32)]

/** A process with these master keys, on the database of this file. */
async function processWith(key: Buffer, old?: Buffer): Promise<Store> {
  const store = openStore(openAgain(test), createVault(key, old))
  await store.keys.takeUp()
  return store
}
const sealed = new Map<string, string>()
const readsAll = async (store: Store): Promise<void> => {
  for (const [id, text] of sealed) {
    const key = (await store.people.page(1_000)).find((person) => person._id === id)?.key ?? ''
    expect(store.vault.open(key, text, `test/${id}`)).toBe(`de ${id}`)
  }
  const [address] = await store.addresses.find([store.addresses.idOf(PHONE)])
  expect(address && store.addresses.value(address)).toEqual(PHONE)
}

const empty = (): Promise<unknown> =>
  Promise.all(['people', 'keys', 'addresses'].map((name) => test.connection.collection(name).deleteMany({})))

beforeEach(async () => {
  await empty()
  sealed.clear()
  const store = await processWith(former)
  await store.addresses.ensure(PHONE, 'MX', 'p0')
  const people = Array.from({ length: 12 }, (_, n) => ({ _id: `p${n}`, key: store.vault.newKey(), createdAt: NOW }))
  await store.people.model.collection.insertMany(people as never)
  for (const { _id, key } of people) sealed.set(_id, store.vault.seal(key, `de ${_id}`, `test/${_id}`))
})

describe('changing the master key', () => {
  it('leaves every value readable by the new key alone, and by nothing else', async () => {
    const both = await processWith(master, former)
    await readsAll(both)
    expect(await rotateKeys({ store: both }, { check: true })).toEqual({
      keys: 15,
      rewrapped: 0,
      left: 15,
      unknown: 0,
    })
    expect(await rotateKeys({ store: both })).toMatchObject({ rewrapped: 15 })
    expect(await rotateKeys({ store: both })).toMatchObject({ rewrapped: 0 })
    expect(await rotateKeys({ store: both }, { check: true })).toMatchObject({ left: 0, unknown: 0 })

    await readsAll(await processWith(master))
    await expect(processWith(former)).rejects.toThrow(MasterUnknown)
  })

  it('loses nothing when it dies on the way, and goes on where it was', async () => {
    const dying = await processWith(master, former)
    let pages = 0
    const { rewrapped } = dying.people
    dying.people.rewrapped = async (keys) => {
      if (++pages === 2) throw new Error('killed')
      return rewrapped(keys)
    }
    await expect(rotateKeys({ store: dying }, { page: 5 })).rejects.toThrow('killed')

    // Both are at work meanwhile: what one made the other reads.
    const both = await processWith(master, former)
    await readsAll(both)
    expect(await rotateKeys({ store: both }, { check: true })).toMatchObject({ left: 7 })
    expect(await rotateKeys({ store: both })).toMatchObject({ rewrapped: 7 })
    await readsAll(await processWith(master))
  })

  it('brings no destroyed key back', async () => {
    const both = await processWith(master, former)
    const { rewrapped } = both.people
    both.people.rewrapped = async (keys) => {
      await both.people.model.deleteOne({ _id: 'p7' })
      return rewrapped(keys)
    }
    await rotateKeys({ store: both })
    expect(await both.people.many(['p7'])).toEqual([])
  })

  it('counts keys that no master key of ours opens', async () => {
    const both = await processWith(master, former)
    await both.people.model.updateOne({ _id: 'p3' }, { $set: { key: createVault(randomBytes(32)).newKey() } })
    expect(await rotateKeys({ store: both })).toMatchObject({ rewrapped: 14, unknown: 1 })
  })
})

describe('the hub’s own keys', () => {
  it('are the same for two processes that start at once on a new store', async () => {
    await empty()
    const [one, two] = await Promise.all([processWith(master), processWith(master)])
    expect(one.vault.blindIndex('x')).toBe(two.vault.blindIndex('x'))
    expect(one.vault.blindIndex('x')).not.toBe(createVault(master).blindIndex('x'))
    expect(two.vault.open('own', one.vault.seal('own', 'x', 'y'), 'y')).toBe('x')
  })

  it('stay those of a store that was written before they were kept, also while its master key changes', async () => {
    await empty()
    const before = openStore(openAgain(test), createVault(former))
    const id = (await before.addresses.ensure(PHONE, 'MX', 'p0'))._id
    await before.people.ensure('p1', NOW)
    await expect(processWith(master)).rejects.toThrow(MasterUnknown)
    for (const [key, old] of [[master, former], [former]] as const) {
      const after = await processWith(key, old)
      expect(after.addresses.idOf(PHONE)).toBe(id)
      const address = await after.addresses.get(id)
      expect(address && after.addresses.value(address)).toEqual(PHONE)
      await test.connection.collection('keys').deleteMany({})
    }
  })
})
