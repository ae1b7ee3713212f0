import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createErase } from '../../../src/hub/privacy/erase.ts'
import { rotateKeys } from '../../../src/hub/privacy/rotate-keys.ts'
import { createRecord } from '../../../src/hub/updates/record.ts'
import { createTellUpdates } from '../../../src/hub/updates/tell-update.ts'
import { openStore, type Store } from '../../../src/store/index.ts'
import { createVault, MasterUnknown } from '../../../src/store/vault.ts'
import { Killed, mortal } from '../../support/mortal.ts'
import { openAgain, testStore } from '../../support/store.ts'
import { silentParts } from './parts.ts'

const test = testStore()
const [former, master] = [randomBytes(32), randomBytes(32)]
const AT = new Date('2026-03-02T15:00:00Z')
const numberOf = (n: number): string => `+52550000${String(n).padStart(4, '0')}`

async function processWith(key: Buffer, old?: Buffer): Promise<Store> {
  const store = openStore(openAgain(test), createVault(key, old))
  await store.prepare()
  return store
}

/** Starts the work in a process of its own, and kills it as `kill -9` does when it has told of so many steps. */
async function killedAfter(steps: number, work: 'rotate' | 'erase'): Promise<void> {
  const child = fork(join(import.meta.dirname, 'child.ts'), {
    env: {
      ...process.env,
      KILLED_URI: test.uri,
      KILLED_WORK: work,
      KILLED_MASTER: master.toString('base64'),
      KILLED_FORMER: former.toString('base64'),
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const told: unknown[] = []
  child.on('message', (message) => {
    told.push(message)
    if (told.length === steps) child.kill('SIGKILL')
  })
  const [, signal] = await once(child, 'exit')
  expect([signal, told.includes('done')]).toEqual(['SIGKILL', false])
}

/** Somebody with a number, of whom things were told and are in their document. */
async function person(store: Store, id: string, n: number): Promise<void> {
  const parts = silentParts(store)
  const { _id: address } = await store.addresses.ensure({ channel: 'whatsapp', value: numberOf(n) }, 'MX', id)
  const about = { noun: 'person', subject: id, personId: id, source: 'test', eventAt: AT } as const
  await createTellUpdates(parts)([
    { ...about, key: `${id}:1`, move: 'import', payload: { given_name: 'Fidel' }, actor: { kind: 'import' } },
    { ...about, key: `${id}:2`, move: 'vouch', payload: { address, how: 'spoke' }, actor: { kind: 'staff', id: 'a' } },
  ])
  const record = createRecord(parts)
  await record.drain(about)
  await record.drain({ noun: 'address', subject: address })
}

/** What is left of somebody that could be read, or leads to their number. */
async function leftOf(store: Store, id: string): Promise<unknown[]> {
  const sealed = { personId: id, sealed: { $gt: '' } }
  const [updates, cases, addresses, told] = await Promise.all([
    store.updates.model.find(sealed).lean(),
    store.cases.model.find(sealed).lean(),
    store.addresses.model.find({ people: id }).lean(),
    store.updates.model.find({ noun: 'address', 'actor.id': `person:${id}`, sealed: { $gt: '' } }).lean(),
  ])
  return [...updates, ...cases, ...addresses, ...told]
}

describe('a change of the master key that is killed', () => {
  it('is gone on with, and everything opens at any moment', async () => {
    const before = await processWith(former)
    const ids = Array.from({ length: 60 }, (_, n) => `r${n}`)
    const keys = await before.people.ensureMany(ids, AT)
    const seals = new Map([...keys].map(([id, key]) => [id, before.vault.seal(key, id, 'test')]))
    const opens = async (store: Store): Promise<void> => {
      const people = await store.people.page(1_000)
      expect(people).toHaveLength(ids.length)
      for (const { _id, key } of people) expect(store.vault.open(key, seals.get(_id) ?? '', 'test')).toBe(_id)
    }
    await killedAfter(4, 'rotate')

    const both = await processWith(master, former)
    await opens(both)
    const { left } = await rotateKeys({ store: both }, { check: true })
    expect([left > 0, left <= ids.length - 20]).toEqual([true, true])
    expect(await rotateKeys({ store: both })).toMatchObject({ rewrapped: left, unknown: 0 })
    await opens(await processWith(master))
    await expect(processWith(former)).rejects.toThrow(MasterUnknown)
  })
})

describe('an erasure that is killed', () => {
  it('is gone on with by whoever looks next: nothing is left of anybody', async () => {
    const store = await processWith(master, former)
    const ids = Array.from({ length: 12 }, (_, n) => `e${n}`)
    for (const [n, id] of ids.entries()) await person(store, id, n)
    expect((await Promise.all(ids.map((id) => leftOf(store, id)))).every((left) => left.length > 3)).toBe(true)
    for (const id of ids) await store.people.destroy(id, AT)
    await killedAfter(3, 'erase')

    const parts = silentParts(store)
    const erase = createErase({ ...parts, record: createRecord(parts) })
    const waiting = await store.people.toClear(parts.clock.now(), 100)
    expect(waiting.length).toBeGreaterThan(0)
    for (const id of waiting) await erase.clear(id)
    for (const id of ids) expect(await leftOf(store, id)).toEqual([])
    expect(await store.addresses.model.countDocuments({})).toBe(0)
  })

  it.each(['before', 'after'] as const)('%s any question to the store: the same', async (when) => {
    const real = await processWith(master, former)
    const life = mortal(real)
    const parts = silentParts(life.living)
    const erase = createErase({ ...parts, record: createRecord(parts) })
    for (let call = 1, died = true; died; call++) {
      const id = `${when}${call}`
      await person(real, id, call)
      await real.people.destroy(id, AT)
      life.killAt(call, when)
      died = await erase.clear(id).then(
        () => false,
        (error) => error instanceof Killed || Promise.reject(error),
      )
      life.revive()
      await erase.clear(id)
      expect(await leftOf(real, id), `killed ${when} call ${call}`).toEqual([])
      expect(call).toBeLessThan(40)
    }
    expect(await real.addresses.model.countDocuments({})).toBe(0)
  })
})
