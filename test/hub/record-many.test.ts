import { expect, test } from 'vitest'
import type { NewUpdate } from '../../src/hub/updates/tell-update.ts'
import { caseHub } from './case-store.ts'

const hub = caseHub()
const PEOPLE = 60

/** What a list and a first round of conversations tell of many claims. */
const updatesFor = (prefix: string): NewUpdate[] =>
  Array.from({ length: PEOPLE }, (_, n) => `${prefix}${String(n).padStart(3, '0')}`).flatMap((subject) =>
    (['import', 'notify', 'verify'] as const).map((move, at): NewUpdate => {
      const person = `p_${subject}`
      const payload = move === 'import' ? { person_id: person, matter_id: 'LAND-1' } : {}
      const eventAt = new Date(Date.UTC(2026, 2, 2, 10, at))
      const actor = { kind: move === 'import' ? 'import' : 'bot' } as const
      return {
        key: `${subject}${move}`,
        personId: person,
        noun: 'claim',
        subject,
        move,
        payload,
        actor,
        source: 'x',
        eventAt,
      }
    }),
  )

test('many documents together ask the store at least 20 times less often than one by one, with the same result', async () => {
  let commands = 0
  const kinds = new Set(['find', 'insert', 'update', 'aggregate', 'count', 'delete', 'findAndModify'])
  hub.store.connection
    .getClient()
    .on('commandStarted', ({ commandName }) => void (kinds.has(commandName) && commands++))

  const alone = updatesFor('a')
  for (const update of alone) await hub.tellUpdates([update], { quietly: true })
  for (const subject of new Set(alone.map((each) => each.subject))) await hub.record.drain({ noun: 'claim', subject })
  const oneByOne = commands

  commands = 0
  const together = updatesFor('b')
  await hub.tellUpdates(together, { quietly: true })
  await hub.record.drainAll(together)
  expect(commands).toBeGreaterThan(0)
  expect(oneByOne / commands).toBeGreaterThanOrEqual(20)

  const states = await hub.store.cases.countByState({ noun: 'claim', matterId: 'LAND-1' })
  expect(states).toEqual({ VERIFIED: 2 * PEOPLE })
  expect(await hub.store.updates.model.countDocuments({ outcome: 'accepted' })).toBe(6 * PEOPLE)
})

test('run twice, by two at once, and beside one who writes single documents, it changes nothing', async () => {
  const updates = updatesFor('c')
  await hub.tellUpdates(updates, { quietly: true })
  const [first] = updates
  await Promise.all([
    hub.record.drainAll(updates),
    hub.record.drainAll(updates),
    hub.record.drain({ noun: 'claim', subject: first?.subject ?? '' }),
  ])
  const read = () => hub.store.cases.model.find({ subject: /^c/ }).sort({ _id: 1 }).lean()
  const before = await read()
  expect(before.map(({ state }) => state)).toEqual(Array.from({ length: PEOPLE }, () => 'VERIFIED'))
  await hub.record.drainAll(updates)
  expect(await read()).toEqual(before)
})

test('updates of many documents wake one worker', async () => {
  hub.woken.length = 0
  await hub.tellUpdates(updatesFor('d'))
  expect(hub.woken.map(({ name }) => name)).toEqual(['records'])
  await hub.drain()
  expect(await hub.store.updates.model.countDocuments({ subject: /^d/, outcome: 'accepted' })).toBe(3 * PEOPLE)
})
