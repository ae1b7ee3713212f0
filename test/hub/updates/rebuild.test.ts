import { beforeAll, expect, test } from 'vitest'
import { rebuild } from '../../../src/hub/updates/rebuild.ts'
import type { NewUpdate } from '../../../src/hub/updates/tell-update.ts'
import { caseHub } from '../case-store.ts'

const hub = caseHub()
/** Each makes a claim and, as somebody wants to join, a row for staff. */
const SEEDS = 12

/** One claim's story, told with the place of each telling in it. */
const STORY = ['import', 'notify', 'verify', 'inform', 'understand', 'intend', 'decline', 'reconsider', 'undecide']
const told = (subject: string): NewUpdate[] =>
  STORY.map((move, at) => ({
    key: `${subject}.${move}`,
    noun: 'claim',
    subject,
    move,
    payload: { person_id: `p_${subject}`, matter_id: 'LAND-1', text_version: 'A6.1' },
    actor: { kind: move === 'import' ? 'import' : 'bot' },
    source: 'test',
    eventAt: new Date(Date.UTC(2026, 2, 2, 10, at)),
    personId: `p_${subject}`,
  }))

/** Sorted by a seeded sequence, so that an order that fails can be had again. */
function shuffled<T>(list: readonly T[], seed: number): T[] {
  let state = seed + 1
  const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0)
  return list
    .map((item) => ({ item, place: next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item)
}
const check = () => rebuild({ ...hub, record: hub.record }, { check: true, page: 7 })

beforeAll(async () => {
  for (let seed = 0; seed < SEEDS; seed++)
    for (const update of shuffled(told(`s${seed}`), seed)) {
      await hub.tellUpdates([update], { quietly: true })
      // Some are applied one by one, some together with what came meanwhile.
      if (update.move.length % 2 === seed % 2) await hub.record.drain(update)
    }
  await hub.record.drainAll(Array.from({ length: SEEDS }, (_, n) => ({ noun: 'claim', subject: `s${n}` })))
  await hub.drain()
})

test('whatever the order of arrival, through the store it is the same document', async () => {
  const documents = await hub.store.cases.list({ noun: 'claim' }, 100)
  expect(documents).toHaveLength(SEEDS)
  const bare = documents.map(({ subject, state, doc }) =>
    JSON.stringify({ state, doc }).replaceAll(`"${subject}`, '"s').replaceAll(`p_${subject}"`, 'p_s"'),
  )
  expect(new Set(bare).size).toBe(1)
  expect(documents[0]?.state).toBe('UNDECIDED')
})

test('what is stored is what the updates say; what is not is found, and made again', async () => {
  expect(await check()).toMatchObject({ documents: 2 * SEEDS, different: 0, waiting: 0 })
  await hub.store.cases.model.collection.updateOne({ _id: 'claim:s3' } as never, { $set: { state: 'JOINED' } })
  await hub.store.cases.model.collection.deleteOne({ _id: 'claim:s5' } as never)
  await hub.store.cases.model.collection.updateOne({ _id: 'claim:s7' } as never, { $set: { 'facets.notices': 9 } })
  const found = await check()
  expect([found.different, found.rebuilt, found.listed.sort()]).toEqual([3, 0, ['claim:s3', 'claim:s5', 'claim:s7']])
  expect(await rebuild({ ...hub, record: hub.record }, { page: 7 })).toMatchObject({ different: 3, rebuilt: 3 })
  expect(await check()).toMatchObject({ documents: 2 * SEEDS, different: 0 })
})

test('a document that no update tells of is named, and not touched', async () => {
  const stray = { _id: 'claim:stray', noun: 'claim', subject: 'stray', state: 'JOINED', facets: {}, version: 1 }
  await hub.store.cases.model.collection.insertOne({ ...stray, updatedAt: new Date(), sealed: '' } as never)
  expect(await rebuild({ ...hub, record: hub.record })).toMatchObject({ different: 1, rebuilt: 0, listed: [stray._id] })
  await hub.store.cases.model.collection.deleteOne({ _id: stray._id } as never)
})

test('what waits for the worker is not taken for a difference, nor what an erased person left', async () => {
  const [imported] = told('late')
  await hub.tellUpdates([imported as NewUpdate], { quietly: true })
  await hub.store.people.destroy('p_s2', hub.clock.now())
  const found = await rebuild({ ...hub, record: hub.record }, { check: true })
  expect(found).toMatchObject({ different: 0, waiting: 1 })
})
