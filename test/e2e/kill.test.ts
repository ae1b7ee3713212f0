import { expect, it } from 'vitest'
import { until } from '../support/hub-process.ts'
import { MATTER, stagedHub } from '../support/staged-hub.ts'
import { joinsAs, onThePhone } from '../support/worker-on-the-phone.ts'

/** How often the process is killed, and the seed of the points at which it is. */
const KILLS = 20
const SEED = 46
/** Right people with WhatsApp, each answering on a phone of their own. */
const PEOPLE = ['01', '02', '03', '12', '13', '18']

const stage = stagedHub({ redisDb: 2, story: true, faults: { webhooks: { times: 2 } } })

/** A small generator of numbers from 0 to 1, the same for the same seed. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32
  }
}

it(`${KILLS} kills at any point, every third with Redis emptied: nothing is lost and nothing is sent twice`, async () => {
  const roll = dice(SEED)
  const { control, redis } = stage
  const phones = Promise.all(PEOPLE.map((n) => onThePhone(control, `w${n}`, joinsAs(n), /firmar una hoja/)))
  let over = false
  phones.finally(() => {
    over = true
  })

  let kills = 0
  while (kills < KILLS && !over) {
    // The next death comes after some more messages, a moment after one of them.
    const from = control.messages().length
    const wanted = from + 1 + Math.floor(roll() * 5)
    await until('more messages', () => over || control.messages().length >= wanted, 240_000)
    await new Promise((resolve) => setTimeout(resolve, roll() * 60))
    await stage.hub.kill()
    kills++
    if (kills % 3 === 0) await redis.flush()
    await stage.start()
  }

  for (const read of await phones) expect(read.filter((text, n) => read.indexOf(text) !== n)).toEqual([])
  for (const n of PEOPLE) {
    const claim = await until(`claim ${n} to arrive`, async () => {
      const found = await stage.api.claimOf(MATTER, String(Number(n)))
      return found.state === 'INTENDS_TO_JOIN' ? found : null
    })
    const updates = await stage.api.updatesOf(claim.id)
    expect(updates.filter((update) => update.move === 'intend')).toHaveLength(1)
    expect(updates.filter((update) => update.outcome !== 'accepted')).toEqual([])
  }
  await control.idle()
  const sent = control.messages().filter((message) => message.direction !== 'inbound')
  const told = sent.map((message) => `${message.phone} ${message.body}`)
  expect(told.filter((text, n) => told.indexOf(text) !== n)).toEqual([])
  expect(kills).toBeGreaterThanOrEqual(KILLS / 2)
  expect(await stage.hub.end()).toBe(0)
}, 300_000)
