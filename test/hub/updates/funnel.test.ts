import { beforeAll, expect, test } from 'vitest'
import type { ClaimDoc } from '../../../src/cases/claim.ts'
import type { MatterDoc } from '../../../src/cases/matter.ts'
import type { Hub } from '../../../src/hub/hub.ts'
import { reportOf } from '../../../src/hub/reports/index.ts'
import { makeReport } from '../../../src/hub/reports/make-report.ts'
import { reportText } from '../../../src/hub/reports/text.ts'
import { STORY_MATTER, seedStory } from '../../../src/hub/seed/seed-story.ts'
import { readFunnel } from '../../../src/hub/updates/funnel.ts'
import { caseHub } from '../case-store.ts'

const hub = caseHub()
const seed = () => seedStory({ parts: { ...hub, wake: hub.wake }, records: hub.record } as unknown as Hub)

beforeAll(seed)

test('the story is seeded once: 46 claims, open, ten weeks to decide at the court', async () => {
  const before = await hub.store.cases.model.find({}).sort({ _id: 1 }).lean()
  await seed()
  expect(await hub.store.cases.model.find({}).sort({ _id: 1 }).lean()).toEqual(before)
  const matter = await hub.store.cases.get<MatterDoc>('matter', STORY_MATTER)
  // 2 March in Chicago is winter time; ten weeks on it is summer time.
  expect(matter).toMatchObject({ state: 'OPEN', doc: { deadline: '2026-05-11T23:59:00-05:00' } })
  await hub.drain()
  expect(await hub.store.updates.model.countDocuments({ outcome: { $ne: 'accepted' } })).toBe(0)
  expect(matter?.doc.facts.alias?.length).toBeLessThanOrEqual(14)
})

test('a seed that was cut off is taken up again', async () => {
  await hub.store.cases.model.deleteMany({ noun: { $in: ['claim', 'matter'] } })
  await hub.store.updates.model.deleteMany({ noun: { $in: ['claim', 'matter'] } })
  await seed()
  expect((await readFunnel(hub.store, STORY_MATTER))?.claims).toBe(46)
})

test('an intention and a signed form never count as joined; people count by what happened to them', async () => {
  const claims = await hub.store.cases.list<ClaimDoc>({ noun: 'claim', matterId: STORY_MATTER }, 46)
  const [joins, signs, intends, declines, stranger, stops] = claims
  const path = [
    { move: 'verify' },
    { move: 'inform', payload: { text_version: 'A6.1' } },
    { move: 'understand' },
    { move: 'intend' },
    { move: 'sign', actor: { kind: 'staff' as const }, payload: { form: 'f', signed_on: '2026-03-02' } },
    { move: 'join', actor: { kind: 'advocate' as const }, payload: { filed_on: '2026-03-02' } },
  ]
  const walk = (claim: (typeof claims)[number] | undefined, steps: number) =>
    hub.tell(
      ...path
        .slice(0, steps)
        .map((each) => ({ noun: 'claim', subject: claim?.subject ?? '', personId: claim?.personId ?? '', ...each })),
    )
  await walk(joins, 6)
  await walk(signs, 5)
  await walk(intends, 4)
  await walk(declines, 3)
  const about = (claim: typeof joins, noun: 'claim' | 'person', move: string, payload: object = {}) => ({
    noun,
    subject: (noun === 'claim' ? claim?.subject : claim?.personId) ?? '',
    personId: claim?.personId ?? '',
    move,
    payload: payload as Record<string, unknown>,
  })
  await hub.tell(
    about(declines, 'claim', 'decline', { reason: 'visa' }),
    about(joins, 'person', 'identify', { address: 'a1', level: 'L1', how: 'questions' }),
    about(stranger, 'person', 'wrong_party', { address: 'a2' }),
    about(stops, 'person', 'reach', { address: 'a3' }),
    about(stops, 'person', 'opt_out', { address: 'a3' }),
    about(stops, 'person', 'trust', { what: 'scam_asked' }),
    about(stops, 'person', 'trust', { what: 'scam_asked' }),
    about(stops, 'person', 'trust', { what: 'cost_asked' }),
  )
  await hub.drain()
  const funnel = await readFunnel(hub.store, STORY_MATTER)
  expect(funnel).toMatchObject({
    claims: 46,
    joined: 1,
    consent_signed: 1,
    intends_to_join: 1,
    declined: 1,
    located: 2,
    identified: 1,
    opted_out: 1,
    people_with_wrong_number: 1,
    wrong_numbers: 1,
    scam_asked: 1,
    visa_asked: 0,
    cost_asked: 1,
  })
  expect(Object.values(funnel?.by_state ?? {}).reduce((sum, count) => sum + count, 0)).toBe(46)
  const report = reportOf('funnel')
  const made = report && (await makeReport(hub, report, { role: 'admin', matter: STORY_MATTER }, {}))
  expect(made && reportText(made.view('en'))).toMatch(/Joined +1\/46 \(2\.2 %\)/)
})

test('an erased person still counts', async () => {
  const before = await readFunnel(hub.store, STORY_MATTER)
  const [claim] = await hub.store.cases.list<ClaimDoc>({ noun: 'claim', matterId: STORY_MATTER }, 1)
  await hub.store.people.model.deleteOne({ _id: claim?.personId ?? '' })
  expect(await readFunnel(hub.store, STORY_MATTER)).toEqual(before)
})

test('there is no funnel of nothing', async () => expect(await readFunnel(hub.store, 'NONE')).toBeNull())
