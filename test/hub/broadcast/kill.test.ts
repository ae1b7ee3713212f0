import { beforeAll, describe, expect, it } from 'vitest'
import { makeCrowd } from '../../../bench/broadcast/people.ts'
import type { Store } from '../../../src/store/index.ts'
import { broadcasts } from '../../support/broadcast.ts'
import { testHub } from '../../support/hub.ts'
import { Killed, type Mortal, mortal } from '../../support/mortal.ts'
import { scriptedChannel } from '../../support/scripted-channel.ts'

/** Of how many points of the way one is tried; the nightly run tries each (`BROADCAST_KILLS=all`). */
const EVERY = process.env.BROADCAST_KILLS === 'all' ? 1 : 6
const PEOPLE = 5

let life: Mortal<Store>
const test = testHub('2026-03-03T18:00:00Z', (store) => {
  life = mortal(store)
  return life.living
})
const { hub, store, clock, channels, sweep } = test
const { doc, scheduled } = broadcasts(test)
const whatsapp = scriptedChannel('whatsapp', clock.now)
let runs = 0

beforeAll(async () => {
  await store.prepare()
  channels.whatsapp = whatsapp
  hub.parts.pace.many = async (_, { length }) => ({ granted: Math.min(length, 2), waitMs: 0, stepMs: 0 })
  await makeCrowd(store, { matterId: 'LAND-1', count: PEOPLE, at: clock.now() })
}, 60_000)

/** A broadcast that nobody has had, ready to begin. Its people get any number of them. */
async function ready(): Promise<string> {
  clock.advance('1m')
  whatsapp.handed.length = 0
  const text = `Soy {matter.alias}. Aviso número ${++runs}.`
  await scheduled({
    id: `b${runs}`,
    level: 'L1',
    texts: [{ lang: 'es', text, sms: 'ALTO' }],
    draft: { pressing: 'news' },
  })
  return `b${runs}`
}

/** A process begins and dies, or comes to the end of what there is to do. */
async function work(): Promise<boolean> {
  try {
    await sweep()
    await sweep()
    return true
  } catch (error) {
    if (!(error instanceof Killed)) throw error
    return false
  }
}

async function recovers(id: string): Promise<void> {
  life.revive()
  for (let n = 0; n < 10 && (await doc(id)).state !== 'DONE'; n++) await test.later('10s')
  expect((await doc(id)).state).toBe('DONE')
  const got = whatsapp.handed.map(({ to }) => to.value)
  expect([got.length, new Set(got).size]).toEqual([PEOPLE, PEOPLE])
  expect(await store.messages.ofBroadcast(id)).toEqual({ sent: PEOPLE })
}

describe('a process that dies while it sends', () => {
  it.each(['before', 'after'] as const)(
    '%s any write or read: nobody is left out, nobody gets it twice',
    async (when) => {
      for (let call = when === 'before' ? 1 : 2; ; call += EVERY) {
        const id = await ready()
        life.killAt(call, when)
        const whole = await work()
        await recovers(id)
        if (whole) break
        expect(call).toBeLessThan(500)
      }
    },
    120_000,
  )

  it('between the answer of the provider and the writing of it: it is found there', async () => {
    const id = await ready()
    whatsapp.during = async () => {
      if (whatsapp.handed.length === 3) life.killAt(1, 'before')
    }
    await work()
    whatsapp.during = null
    await recovers(id)
  })
})
