import { beforeAll, expect, it } from 'vitest'
import { PART, partOf, type Recipients, recipientStore } from '../../src/store/recipients.ts'
import { testStore } from '../support/store.ts'

const { connection } = testStore()
const NOON = new Date('2026-03-02T18:00:00Z')
/** Two parts and a bit, in an order of their own. */
const people = Array.from({ length: PART * 2 + 3 }, (_, n) => `p${(n * 7919) % 1_000}-${n}`)
let recipients: Recipients

beforeAll(async () => {
  recipients = recipientStore(connection)
  await recipients.plan('b/1', people, NOON)
})

const PAGE = 150
const everybody = async (audience: string): Promise<string[]> => {
  const found: string[] = []
  for (let after: string | undefined; ; ) {
    const page = await recipients.page(audience, PAGE, after)
    found.push(...page.map(({ personId }) => personId))
    if (page.length < PAGE) return found
    after = page.at(-1)?._id
  }
}
const inOrder = people.toSorted()

it('counts and lists whom a part holds that nobody has opened, as planned', async () => {
  expect(await recipients.counts('b/1')).toEqual([{ state: 'planned', code: null, n: people.length }])
  expect(await everybody('b/1')).toEqual(inOrder)
  expect(await recipients.some('b/1', 'planned')).toBe(true)
  expect(await recipients.dueParts('b/1', NOON, PART * 2)).toEqual([partOf('b/1', 0), partOf('b/1', 1)])
  expect(await recipients.dueParts('b/1', new Date(NOON.getTime() - 1), PART)).toEqual([])
})

it('opens a part once, however often and by however many at a time, and lists the same people at any moment', async () => {
  const part = partOf('b/1', 1)
  const [, , during] = await Promise.all([recipients.open(part), recipients.open(part), everybody('b/1')])
  expect(during).toEqual(inOrder)
  await recipients.open(part)
  expect(await recipients.due(part, NOON, PART * 2)).toHaveLength(PART)
  expect(await everybody('b/1')).toEqual(inOrder)
  expect(await recipients.counts('b/1')).toEqual([{ state: 'planned', code: null, n: people.length }])
})

it('writes an audience again, after a crash in the middle of it, without anybody twice', async () => {
  await recipients.plan('b/1', people, NOON)
  for (const n of [0, 1, 2]) await recipients.open(partOf('b/1', n))
  expect(await everybody('b/1')).toEqual(inOrder)
})

it('tells who gets it: not whoever was left out, and whoever waits in a part', async () => {
  await recipients.plan('c/1', people, NOON)
  await recipients.open(partOf('c/1', 0))
  const [out, staff, handed] = people
  const change = (id: string | undefined, state: 'excluded' | 'staff' | 'handed') => ({
    ids: [`c/1/${id}`],
    change: { state },
  })
  await recipients.settle([change(out, 'excluded'), change(staff, 'staff'), change(handed, 'handed')])
  const asked = [out, staff, handed, people.at(-1), 'somebody-else'].map(String)
  expect(await recipients.getting('c/1', asked)).toEqual(new Set([handed, people.at(-1)]))
})

it('forgets what else was frozen of a broadcast, before and behind, and nothing of others', async () => {
  const some = people.slice(0, 3)
  for (const audience of ['d/1', 'd/2', 'd/3', 'd0/1']) await recipients.plan(audience, some, NOON)
  for (const audience of ['d/1', 'd/3']) await recipients.open(partOf(audience, 0))
  await recipients.plan('d/1', people, NOON)
  await recipients.forget('d', 'd/2')
  const left = await Promise.all(['d/1', 'd/2', 'd/3', 'd0/1'].map(everybody))
  expect(left.map(({ length }) => length)).toEqual([0, 3, 0, 3])
})
