import { randomBytes } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { createMetrics } from '../../../src/hub/metrics.ts'
import { createAudit } from '../../../src/hub/privacy/audit.ts'
import { createErase } from '../../../src/hub/privacy/erase.ts'
import type { Store } from '../../../src/store/index.ts'
import { createVault } from '../../../src/store/vault.ts'
import { caseHub } from '../case-store.ts'

const hub = caseHub()
const metrics = createMetrics()
const auditOf = (store: Store) => createAudit({ store, clock: hub.clock, metrics })
const ok = async (): Promise<number | undefined> => (await metrics.auditOk.get()).values[0]?.value
const told = (n: number, personId = 'p1') =>
  Array.from({ length: n }, () => ({ noun: 'person', subject: personId, move: 'reach', personId }) as const)
const accessed = (subject: string): Promise<void> =>
  hub.store.accessLog.note({ at: hub.clock.now(), actor: 'k1', role: 'staff', what: 'person', subject })

async function anew(): Promise<void> {
  for (const { model } of [hub.store.updates, hub.store.accessLog, hub.store.audit, hub.store.people])
    await model.collection.deleteMany({})
  await hub.tell(...told(5))
  await accessed('p1')
  await accessed('p2')
}
beforeEach(anew)

it('chains each entry once, though three processes append while others write', async () => {
  const audits = [1, 2, 3].map(() => auditOf(hub.store))
  await Promise.all([
    ...audits.map((audit) => audit.append()),
    hub.tell(...told(7)),
    ...audits.map((audit) => audit.append()),
  ])
  await audits[0]?.append()
  const links = (await hub.store.audit.model.find({ log: 'updates' }).lean()).flatMap((block) => block.links)
  expect(links).toHaveLength(12)
  expect(new Set(links.map(({ id }) => id)).size).toBe(12)
  expect(await auditOf(hub.store).verify('updates')).toMatchObject({ entries: 12, broken: null })
  expect(await auditOf(hub.store).verify('access_log')).toMatchObject({ entries: 2, broken: null })
})

it('goes on after a process that died between a block and its marks', async () => {
  const audit = auditOf(hub.store)
  const { chained } = hub.store.updates
  hub.store.updates.chained = async () => {
    throw new Error('killed')
  }
  await expect(auditOf(hub.store).append()).rejects.toThrow('killed')
  hub.store.updates.chained = chained
  await hub.tell(...told(2))
  await audit.append()
  await hub.tell(...told(1))
  await audit.append()
  expect(await audit.verify('updates')).toMatchObject({ blocks: 3, entries: 8, broken: null })
})

it('takes in a log that was there before it', async () => {
  await hub.store.updates.model.collection.updateMany({}, { $unset: { unchained: 1 } })
  const audit = auditOf(hub.store)
  await audit.append()
  expect(await audit.verify('updates')).toMatchObject({ entries: 5, broken: null })
})

it('is not broken by what may change: the outcome, and an erasure', async () => {
  const audit = auditOf(hub.store)
  await audit.append()
  await hub.drain()
  const erase = createErase({
    store: hub.store,
    clock: hub.clock,
    wake: hub.wake as never,
    act: async () => expect.fail(),
    record: hub.record,
  })
  await erase.begin({ personId: 'p1', actor: 'k1', role: 'admin', reason: 'asked' })
  await erase.clear('p1')
  await audit.append()
  expect(await audit.verify('updates')).toMatchObject({ entries: 5, broken: null })
})

describe('while the hub writes and chains beside it', () => {
  /** The store as a verification sees it, beside which others write and chain just before call number `at`. @returns calls made */
  function busyAt(at: number, beside: () => Promise<unknown>): { store: Store; calls: () => number } {
    let calls = 0
    const watched = <T extends object>(part: T): T =>
      new Proxy(part, {
        get: (object, name) => {
          const value = Reflect.get(object, name)
          if (name === 'model' || typeof value !== 'function') return value
          return async (...args: unknown[]) => {
            if (++calls === at) await beside()
            return value.apply(object, args)
          }
        },
      })
    const { audit, updates, accessLog, people } = hub.store
    const parts = { audit: watched(audit), updates: watched(updates), accessLog: watched(accessLog) }
    return { store: { ...hub.store, people, ...parts }, calls: () => calls }
  }
  /** Something happens in each gap between two questions of what is looked at, one gap after the other. */
  async function inEveryGap(
    before: () => Promise<unknown>,
    look: (store: Store) => Promise<void>,
    every = 1,
  ): Promise<void> {
    for (let at = 1, calls = at; calls >= at; at += every) {
      await anew()
      await auditOf(hub.store).append()
      await before()
      hub.clock.advance('10m')
      const busy = busyAt(at, async () => {
        await hub.tell(...told(2))
        await accessed('p3')
        await auditOf(hub.store).append()
        await hub.tell(...told(1))
      })
      await look(busy.store)
      calls = busy.calls()
      expect(calls).toBeGreaterThan(3)
    }
  }
  const nothing = async (): Promise<void> => {}

  it.each(['updates', 'access_log'] as const)('nothing of the %s is taken for tampering', (log) =>
    inEveryGap(nothing, async (store) => {
      expect((await auditOf(store).verify(log)).broken).toBeNull()
    }),
  )

  it('the watch is not alarmed', () =>
    inEveryGap(nothing, async (store) => {
      await auditOf(store).watch()
      expect(await ok()).toBe(1)
    }))

  it.each([
    ['long ago', () => new Date(hub.clock.now().getTime() - 86_400_000)],
    ['at no time', () => null],
    ['in a time to come', () => new Date('2100-01-01')],
  ])('an entry is found that was put in as if it had come %s', (_, receivedAt) =>
    inEveryGap(
      () =>
        hub.store.updates.model.collection.insertOne({
          ...{ _id: 'forged', noun: 'person', outcome: 'accepted', receivedAt: receivedAt() },
        } as never),
      async (store) => {
        expect((await auditOf(store).verify('updates')).broken?.what).toMatch(/put in/)
      },
      4,
    ),
  )
})

describe('what was done behind its back shows', () => {
  type Tamper = [string, () => Promise<unknown>, { log: string; block: number; entry?: string | null; what: RegExp }]
  const updates = () => hub.store.updates.model.collection
  const blocks = () => hub.store.audit.model.collection
  const third = async () =>
    ((await updates().find({}).sort({ receivedAt: 1, _id: 1 }).toArray())[2] as never as { _id: string })._id
  const rows: Tamper[] = [
    [
      'an update changed',
      async () => updates().updateOne({ _id: (await third()) as never }, { $set: { move: 'opt_out' } }),
      { log: 'updates', block: 1, what: /entry was changed/ },
    ],
    [
      'its actor changed',
      async () => updates().updateOne({ _id: (await third()) as never }, { $set: { 'actor.kind': 'staff' } }),
      { log: 'updates', block: 1, what: /entry was changed/ },
    ],
    [
      'a payload changed',
      async () => updates().updateOne({ _id: (await third()) as never }, { $set: { sealed: 'AAAA' } }),
      { log: 'updates', block: 1, what: /content/ },
    ],
    [
      'a payload emptied without an erasure',
      async () => updates().updateOne({ _id: (await third()) as never }, { $set: { sealed: '' } }),
      { log: 'updates', block: 1, what: /content/ },
    ],
    [
      'an update taken out',
      async () => updates().deleteOne({ _id: (await third()) as never }),
      { log: 'updates', block: 1, what: /taken out/ },
    ],
    [
      'an update put in',
      async () => updates().insertOne({ _id: 'forged', noun: 'person', outcome: 'accepted' } as never),
      { log: 'updates', block: 2, what: /put in/ },
    ],
    [
      'a line of the access log taken out',
      async () => hub.store.accessLog.model.collection.deleteOne({ subject: 'p2' }),
      { log: 'access_log', block: 1, what: /taken out/ },
    ],
    [
      'a link taken out of a block',
      async () => blocks().updateOne({ _id: 'updates:1' as never }, { $pop: { links: 1 } } as never),
      { log: 'updates', block: 1, what: /block/ },
    ],
    [
      'a block in the middle taken out',
      async () => blocks().deleteOne({ _id: 'updates:1' as never }),
      { log: 'updates', block: 1, what: /block was taken out/ },
    ],
    [
      'the last block taken out with its entries unmarked',
      async () => blocks().deleteOne({ _id: 'updates:2' as never }),
      { log: 'updates', block: 1, what: /put in, or its block taken out/ },
    ],
  ]
  it.each(rows)('%s', async (_, tamper, expected) => {
    const audit = auditOf(hub.store)
    await audit.append()
    await hub.tell(...told(2))
    await audit.append()
    await audit.watch()
    expect(await ok()).toBe(1)
    await tamper()
    const { broken } = await audit.verify(expected.log as 'updates')
    expect(broken).toMatchObject({
      log: expected.log,
      block: expected.block,
      what: expect.stringMatching(expected.what),
    })
  })

  it('names the first entry that is not as it was, and lowers the metric', async () => {
    const audit = auditOf(hub.store)
    await audit.append()
    const id = await third()
    await updates().updateOne({ _id: id as never }, { $set: { source: 'x' } })
    expect((await audit.verify('updates')).broken?.entry).toBe(id)
    await audit.watch()
    expect(await ok()).toBe(0)
  })

  it('a chain made anew by somebody without the key', async () => {
    const audit = auditOf(hub.store)
    const forger = { ...hub.store, vault: createVault(randomBytes(32)) }
    await auditOf(forger).append()
    expect((await audit.verify('updates')).broken?.what).toMatch(/signature/)
  })

  it('a chain cut short or made anew with the key, against a head that was kept elsewhere', async () => {
    const audit = auditOf(hub.store)
    await audit.append()
    await hub.tell(...told(2))
    await audit.append()
    const { head } = await audit.verify('updates')
    const kept = head ? [head] : []
    expect(kept).toHaveLength(1)
    expect((await audit.verify('updates', kept)).broken).toBeNull()

    await updates().deleteMany({})
    await blocks().deleteMany({})
    expect((await audit.verify('updates', kept)).broken?.what).toMatch(/at the end/)
    await hub.tell(...told(3))
    await audit.append()
    await hub.tell(...told(3))
    await audit.append()
    expect((await audit.verify('updates')).broken).toBeNull()
    expect((await audit.verify('updates', kept)).broken?.what).toMatch(/not the one of the head/)
  })
})
