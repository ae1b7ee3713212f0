import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { isFound, isIdentified } from '../../../src/cases/person-standing.ts'
import { beginCounting, countStandings, sumStandings } from '../../../src/hub/updates/count-standings.ts'
import { readFunnel } from '../../../src/hub/updates/funnel.ts'
import type { CaseRecord } from '../../../src/store/case-documents.ts'
import { caseHub } from '../case-store.ts'

const hub = caseHub()
let runs = 0

beforeAll(async () => {
  for (const subject of ['M-1', 'M-2'])
    await hub.tell({ noun: 'matter', subject, move: 'create', actor: { kind: 'staff' }, payload: { title: 'Wages' } })
  await hub.drain()
})

type Fact = [move: string, payload: Record<string, unknown>]
const FACTS: Fact[] = [
  ['reach', { address: 'a1' }],
  ['identify', { address: 'a1', level: 'L1', how: 'questions' }],
  ['wrong_party', { address: 'a1' }],
  ['wrong_party', { address: 'a2' }],
  ['opt_out', { address: 'a1' }],
  ['opt_in', { address: 'a1' }],
  ['trust', { what: 'scam_asked' }],
  ['trust', { what: 'visa_asked' }],
  ['trust', { what: 'cost_asked' }],
]

/** The same counts from the records of the people themselves, one by one. */
async function oneByOne(matterId: string): Promise<Record<string, number>> {
  const ids: unknown[] = await hub.store.cases.model.distinct('personId', { noun: 'claim', matterId })
  const people = await hub.store.cases.model
    .find({ _id: { $in: ids.map((id) => `person:${id}`) } })
    .lean<CaseRecord[]>()
  const having = (holds: (record: CaseRecord) => boolean): number => people.filter(holds).length
  const more = (name: string) => having(({ facets }) => Number(facets[name] ?? 0) > 0)
  return {
    located: having(({ state, facets }) => isFound(state, facets.reached === true)),
    identified: having(({ state }) => isIdentified(state)),
    opted_out: having(({ facets }) => facets.opted_out === true),
    deceased: having(({ state }) => state === 'DECEASED'),
    people_with_wrong_number: more('wrong_numbers'),
    wrong_numbers: people.reduce((sum, { facets }) => sum + Number(facets.wrong_numbers ?? 0), 0),
    scam_asked: more('scam_asked'),
    visa_asked: more('visa_asked'),
    cost_asked: more('cost_asked'),
  }
}

test('whatever is told of people and claims, counts are what the people say, one by one', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.oneof(
          fc.record({ who: fc.nat(3), claim: fc.constantFrom('M-1', 'M-2') }),
          fc.record({ who: fc.nat(3), fact: fc.constantFrom(...FACTS) }),
          fc.record({ count: fc.constantFrom(1, 2) }),
        ),
        { minLength: 4, maxLength: 20 },
      ),
      async (steps) => {
        const run = ++runs
        for (const step of steps) {
          if ('count' in step) {
            await Promise.all(Array.from({ length: step.count }, () => countStandings(hub.store, 1)))
            continue
          }
          const personId = `p_${run}_${step.who}`
          const common = { personId, payload: {}, actor: { kind: 'import' as const } }
          if ('claim' in step) {
            const payload = { person_id: personId, matter_id: step.claim }
            const subject = `c_${personId}_${step.claim}`
            await hub.tell({ ...common, noun: 'claim', subject, move: 'import', payload })
          } else {
            const [move, payload] = step.fact
            await hub.tell({ ...common, noun: 'person', subject: personId, move, payload, actor: { kind: 'bot' } })
          }
          await hub.drain()
        }
        for (const matter of ['M-1', 'M-2'])
          expect(await readFunnel(hub.store, matter)).toMatchObject(await oneByOne(matter))
      },
    ),
    { numRuns: 12 },
  ))

test('a person who is written while they are counted is looked at again', async () => {
  const personId = 'p_meanwhile'
  const about = { noun: 'person', subject: personId, personId, actor: { kind: 'bot' as const } }
  await hub.tell(
    { ...about, move: 'reach', payload: { address: 'a1' } },
    {
      ...about,
      noun: 'claim',
      subject: 'c_meanwhile',
      move: 'import',
      actor: { kind: 'import' },
      payload: { person_id: personId, matter_id: 'M-1' },
    },
  )
  await hub.drain()
  const before = (await readFunnel(hub.store, 'M-1'))?.opted_out ?? 0
  await hub.tell({ ...about, move: 'trust', payload: { what: 'scam_asked' } })
  await hub.drain()
  const slow = {
    standings: hub.store.standings,
    funnels: hub.store.funnels,
    cases: {
      ...hub.store.cases,
      async uncounted(limit: number) {
        const found = await hub.store.cases.uncounted(limit)
        await hub.tell({ ...about, move: 'opt_out', payload: { address: 'a1' } })
        await hub.drain()
        return found
      },
    },
  }
  await countStandings(slow as never, 1)
  expect((await readFunnel(hub.store, 'M-1'))?.opted_out).toBe(before + 1)
  expect(await hub.store.cases.uncounted(1)).toEqual([])
})

test('counts are kept until something is written that they are made of', async () => {
  const asked: string[] = []
  const client = hub.store.connection.getClient()
  const listen = (event: { commandName: string }): void => void asked.push(event.commandName)
  const commands = async (): Promise<string[]> => {
    asked.length = 0
    client.on('commandStarted', listen)
    await readFunnel(hub.store, 'M-1')
    client.off('commandStarted', listen)
    return asked.filter((name) => name === 'aggregate' || name === 'update')
  }
  await readFunnel(hub.store, 'M-1')
  expect(await commands()).toEqual([])
  const about = { noun: 'claim', subject: 'c_meanwhile', personId: 'p_meanwhile' }
  await hub.tell({ ...about, move: 'question', payload: { text: 'When?' } })
  await hub.drain()
  expect(await commands()).toEqual([])
  await hub.tell({ ...about, move: 'notify' })
  await hub.drain()
  expect(await commands()).not.toEqual([])
})

test('a store from before is counted from the beginning', async () => {
  const before = await readFunnel(hub.store, 'M-1')
  await hub.store.standings.model.collection.deleteMany({})
  expect((await sumStandings(hub.store, 'M-1')).located).toBe(0)
  await beginCounting(hub.store)
  expect(await readFunnel(hub.store, 'M-1')).toEqual(before)
})
