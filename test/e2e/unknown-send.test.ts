import { expect, it } from 'vitest'
import type { FaultChange } from '../../simulator/faults.ts'
import type { MessageRecord } from '../../src/store/messages.ts'
import { until } from '../support/hub-process.ts'
import { personWrites } from '../support/person-writes.ts'
import { stagedHub } from '../support/staged-hub.ts'
import { toldTwice } from '../support/told-twice.ts'

/** What the hub promises for a send of which nobody knows, from its words being made to the send that was known. */
const SETTLED_MS = 90_000
/** So long it is waited for. */
const PATIENCE_MS = 120_000
const settledIn = ({ at, claimedAt }: MessageRecord): number => (claimedAt?.getTime() ?? Infinity) - at.getTime()
/** The hub's own patience with one request is 15 s. */
const HANGS_MS = 17_000

const stage = stagedHub({ redisDb: 7 })

// Takes some 75 s, most of which the hub waits on purpose: all the cases share that time.
it('whatever the provider did with a request, it is settled within 90 s, and nothing is sent twice', async () => {
  const { control, connection, hub } = stage
  const person = (n: number) => personWrites(control, connection, `+525500000${800 + n}`)
  const lost = { callbacks: { lost: true } }

  control.set({ hang: HANGS_MS, ...lost })
  const hung = person(0)
  await until('the provider to have it', () => hung.taken().length === 1)
  control.set({ hang: 0 })

  const refusals: FaultChange[] = [{ failRate: { 500: 1 } }, { failRate: { 503: 1 } }, { cutBeforeAccept: true }]
  const people = []
  for (const [n, change] of [...refusals, { down: true }].entries()) {
    control.set({ failRate: {}, cutBeforeAccept: false, ...change })
    const writer = person(n + 1)
    await writer.answerIs(['uncertain'])
    expect(writer.taken()).toEqual([])
    people.push(writer)
  }
  control.heal()

  // While it is not known, nothing else goes to these people; others are served.
  const other = person(9)
  await other.answerIs(['sent', 'delivered'])

  expect(await hung.answerIs(['sent', 'delivered'], SETTLED_MS)).toMatchObject({ attempts: 1 })
  expect(hung.taken()).toHaveLength(1)
  for (const writer of people) {
    expect(writer.taken().length).toBeLessThanOrEqual(1)
    const answer = await writer.answerIs(['sent', 'delivered'], PATIENCE_MS)
    expect([answer.attempts, settledIn(answer) < SETTLED_MS]).toEqual([2, true])
    expect(writer.taken()).toHaveLength(1)
  }
  await control.idle()
  expect(toldTwice(control)).toEqual([])
  expect((await fetch(`${hub.url}/readyz`)).status).toBe(200)
  expect(await hub.end()).toBe(0)
}, 240_000)
