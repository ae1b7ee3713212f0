import { beforeAll, expect, test } from 'vitest'
import { ROUTES } from '../../src/cases/search-doc.ts'
import { readFunnel } from '../../src/hub/updates/funnel.ts'
import type { NewUpdate } from '../../src/hub/updates/tell-update.ts'
import { caseHub } from './case-store.ts'

/** The 46 of the story as updates: how each was found and what each decided must add up again, by each way of counting. */
const hub = caseHub()
const PEOPLE = 46
const ROUTE_OF = [
  ...Array(15).fill('DIRECT_PHONE'),
  ...Array(17).fill('RELATIVE'),
  ...Array(10).fill('VISIT'),
  ...Array(4).fill('COWORKER'),
] as string[]
const DEFENDER = { kind: 'defender', id: 'francisco' } as const
const BOT = { kind: 'bot' } as const
const staff = { kind: 'staff', id: 'ana' } as const
type Told = [move: string, actor: NewUpdate['actor'], payload?: Record<string, unknown>]

const INFORMED: Told[] = [
  ['notify', BOT],
  ['verify', BOT],
  ['inform', BOT, { text_version: 'A6.1' }],
  ['understand', BOT],
]
const SIGNED: Told[] = [...INFORMED, ['intend', BOT], ['sign', DEFENDER, { form: 'f', signed_on: '2026-03-02' }]]
/** 41 joined; three said no; one intends and one has signed, who have not joined. */
const claimOf = (n: number): Told[] => {
  if (n < 41) return [...SIGNED, ['join', { kind: 'advocate', id: 'dana' }, { filed_on: '2026-03-02' }]]
  if (n < 44) return [...INFORMED, ['decline', BOT, { reason: n < 43 ? 'visa' : 'not_interested' }]]
  return n === 44 ? [...INFORMED, ['intend', BOT]] : SIGNED
}
const searchOf = (n: number): Told[] => [
  ['find', DEFENDER, { route: ROUTE_OF[n], what: 'VISIT', from: 'francisco' }],
  n === 9
    ? ['confirm_death', staff, { what: 'DEATH_RECORD', from: 'registry' }]
    : ['confirm', DEFENDER, { what: 'OWN_ANSWERS', from: `p${n}` }],
]

beforeAll(async () => {
  const updates: NewUpdate[] = [
    { ...base('matter', 'LAND-1', 0), move: 'create', actor: staff, payload: { title: 'Landscaping wages' } },
  ]
  for (let n = 0; n < PEOPLE; n++) {
    const personId = `p${n}`
    const tell = (noun: string, subject: string, all: Told[]) =>
      updates.push(
        ...all.map(([move, actor, payload = {}], at) => ({
          ...base(noun, subject, at),
          personId,
          move,
          actor,
          payload,
        })),
      )
    const ids = { person_id: personId, matter_id: 'LAND-1' }
    tell('claim', `c${n}`, [['import', { kind: 'import' }, ids], ...claimOf(n)])
    tell('search', `s${n}`, [['open', staff, { ...ids, defender_id: 'francisco' }], ...searchOf(n)])
  }
  await hub.tellUpdates(updates, { quietly: true })
  await hub.record.drainAll(updates)
  await hub.drain()
})
const base = (noun: string, subject: string, at: number) => ({
  key: `${noun}.${subject}.${at}`,
  noun,
  subject,
  source: 'test',
  eventAt: new Date(Date.UTC(2026, 2, 2, 16, at)),
})

test('nothing was refused', async () =>
  expect(await hub.store.updates.model.countDocuments({ outcome: { $ne: 'accepted' } })).toBe(0))

test('located, by route and by state, adds up to 46 each time', async () => {
  const count = (facets: Record<string, string>) =>
    hub.store.cases.count({ noun: 'search', matterId: 'LAND-1', facets })
  const routes = Object.fromEntries(
    await Promise.all(ROUTES.map(async (route) => [route, await count({ route })] as const)),
  )
  expect(routes).toMatchObject({ DIRECT_PHONE: 15, RELATIVE: 17, VISIT: 10, COWORKER: 4 })
  expect(Object.values(routes).reduce((sum, n) => sum + n)).toBe(PEOPLE)
  const states = await hub.store.cases.countByState({ noun: 'search', matterId: 'LAND-1' })
  expect(states).toEqual({ LOCATED: 45, LOCATED_DECEASED: 1 })
})

test('joined are those whom the court has, and not who intends to or has signed', async () => {
  const funnel = await readFunnel(hub.store, 'LAND-1')
  expect(funnel).toMatchObject({ claims: PEOPLE, joined: 41, declined: 3, intends_to_join: 1, consent_signed: 1 })
  expect(Object.values(funnel?.by_state ?? {}).reduce((sum, n) => sum + n)).toBe(PEOPLE)
})
