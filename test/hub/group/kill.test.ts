import { beforeAll, describe, expect, it } from 'vitest'
import { createAct } from '../../../src/hub/act.ts'
import { createPostAs } from '../../../src/hub/group/post-as.ts'
import type { Store } from '../../../src/store/index.ts'
import { ANA, type GroupOnStage, openGroup } from '../../support/group.ts'
import { testHub } from '../../support/hub.ts'
import { inbound } from '../../support/inbound.ts'
import { numberOf, openMatter, row } from '../../support/matter.ts'
import { Killed, type Mortal, mortal } from '../../support/mortal.ts'
import { scriptedChannel } from '../../support/scripted-channel.ts'

/** Of how many points of the way one is tried; the nightly run tries each (`BROADCAST_KILLS=all`). */
const EVERY = process.env.BROADCAST_KILLS === 'all' ? 1 : 23

let life: Mortal<Store>
const test = testHub('2026-03-03T16:00:00Z', (store) => {
  life = mortal(store)
  return life.living
})
const { hub, store, clock, channels, idle, later } = test
const whatsapp = scriptedChannel('whatsapp', clock.now)
/** The 24 hours of the last one are over: what is said is kept for one message, behind a knock. */
const [OPEN, CLOSED] = [[1, 2, 3], 4] as const
let group: GroupOnStage
let runs = 0

beforeAll(async () => {
  await store.prepare()
  channels.whatsapp = whatsapp
  await openMatter(
    test,
    'LAND-1',
    [1, 2, 3, 4].map((n) => row(n)),
    '2026-05-08T23:59:00-05:00',
  )
  group = await openGroup(test, 'LAND-1', 'g1')
  for (const n of [...OPEN, CLOSED]) await group.join(n, `Tigre ${n}`)
}, 60_000)

/** Something is said to all, of which nothing has gone out yet; nobody has had too much of it today. */
async function said(): Promise<string> {
  const text = `Nos vemos en la casa ejidal${'.'.repeat(++runs)}`
  clock.advance('1m')
  await store.messages.model.deleteMany({ group: 'g1', node: 'group_team', state: 'sent' })
  const people = await group.personOf(CLOSED)
  await store.addresses.model.updateMany({ people }, { $unset: { lastInboundAt: 1 } })
  const act = createAct({ ...hub.parts, record: hub.records })
  const post = createPostAs({ ...hub.parts, act })
  expect(await post({ groupId: 'g1', text, actor: ANA, requestId: text })).toMatchObject({ accepted: true })
  return text
}

/** A process begins and dies, or comes to the end of what there is to do. */
async function dies(at: number, when: 'before' | 'after'): Promise<boolean> {
  life.killAt(at, when)
  try {
    await idle()
    return false
  } catch (error) {
    if (!(error instanceof Killed)) throw error
    return true
  } finally {
    life.revive()
  }
}

/** The next process finds what is unfinished. Once all is there, more time brings nothing more. */
async function recovers(finished: () => boolean): Promise<void> {
  for (let n = 0; n < 8 && !finished(); n++) await later('10s')
  await later('10s')
}

const knocks = (): number =>
  whatsapp.gotBy(numberOf(CLOSED)).filter((got) => got.includes('Tengo un mensaje para usted')).length
const times = (n: number, text: string): number =>
  whatsapp.gotBy(numberOf(n)).filter((got) => got.split('\n').some((line) => line.endsWith(`: ${text}`))).length

describe.each(['before', 'after'] as const)('a process that dies %s any call of the store', (when) => {
  it('while it relays: each has it once, and who is away is knocked at once', async () => {
    const before = knocks()
    for (let call = 1, died = true; died; call += EVERY) {
      const text = await said()
      died = await dies(call, when)
      await recovers(() => OPEN.every((n) => times(n, text) > 0))
      expect([call, ...OPEN.map((n) => times(n, text))]).toEqual([call, 1, 1, 1])
      const owed = await store.messages.model.countDocuments({ group: 'g1', state: 'owed' })
      const bundles = await store.messages.openBundles([await group.personOf(CLOSED)], 'g1')
      expect([call, owed > 0, bundles.size]).toEqual([call, true, 1])
      expect(call).toBeLessThan(300)
    }
    expect(knocks() - before).toBe(1)
    await hub.receive.inbound([inbound(numberOf(CLOSED), 'sí')])
    await idle()
    for (let n = 0; n < 4; n++) await later('1m')
    for (let n = 1; n <= runs; n++) expect(times(CLOSED, `Nos vemos en la casa ejidal${'.'.repeat(n)}`)).toBe(1)
  }, 120_000)

  it('while it brings what was missed: it is said once', async () => {
    for (let call = 1, died = true; died; call += EVERY) {
      const text = await said()
      await idle()
      clock.advance('1m')
      await hub.receive.inbound([inbound(numberOf(CLOSED), 'sí')])
      died = await dies(call, when)
      await recovers(() => times(CLOSED, text) > 0)
      expect([call, times(CLOSED, text)]).toEqual([call, 1])
      expect(call).toBeLessThan(300)
    }
  }, 120_000)
})
