import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checks, judgeStory, type Verdict } from '../../src/demo/checks/index.ts'
import { byNo, type Evidence, gatherEvidence } from '../../src/demo/evidence.ts'
import { partitionsHold, storyReport } from '../../src/demo/report.ts'
import { openStage, type Stage } from '../../src/demo/stage.ts'
import { GROUP_OPENS, playStory, STORY_BEGINS, type Told } from '../../src/demo/story.ts'
import { createStoryClock } from '../../src/demo/story-clock.ts'
import { declines, joinedAround, partitions, whoAsked, whoseNumberWasWrong, whoTold } from '../../src/demo/tally.ts'
import { testStore } from '../support/store.ts'

const { uri } = testStore()
/** A slow machine needs minutes; nothing in here is timed. */
const PATIENCE_MS = 600_000
let stage: Stage
let told: Told
let evidence: Evidence
let verdicts: Verdict[]

beforeAll(async () => {
  stage = await openStage(uri, createStoryClock(STORY_BEGINS))
  told = await playStory(stage)
  evidence = await gatherEvidence(stage)
  verdicts = judgeStory(evidence, told)
}, PATIENCE_MS)
afterAll(() => stage?.close())

const counts = (title: string): Record<string, number> =>
  Object.fromEntries(
    (partitions(evidence).find((partition) => partition.title === title)?.parts ?? []).map(([name, who]) => [
      name,
      who.length,
    ]),
  )

describe('the story of the 46 workers, played in 24 weeks', () => {
  it.each(checks.map(({ no, says }) => [no, says] as const))('must hold (%i): %s', (no) => {
    const verdict = verdicts.find((each) => each.no === no)
    expect(verdict?.wrong).toEqual([])
    expect(verdict?.tried).toBeGreaterThan(0)
  })

  it('divides everybody, each time into 46', () => {
    expect(partitionsHold(evidence)).toBe(true)
    expect(counts('phone on the list')).toEqual({
      'right person on WhatsApp': 12,
      'right person by SMS': 3,
      'SMS, never answered': 2,
      'a stranger’s': 6,
      'leads nowhere': 8,
      none: 15,
    })
    expect(counts('located through')).toEqual({
      'the number of the list': 15,
      relatives: 17,
      visits: 10,
      'people they worked with': 4,
    })
    expect(counts('language (class list)')).toEqual({ es: 33, nhe: 6, hus: 5, ote: 2 })
    expect(counts('preferred way')).toEqual({ text: 27, 'voice (audio or call)': 17, 'in person': 2 })
    expect(counts('final channel')).toEqual({ 'own WhatsApp': 36, 'shared WhatsApp': 5, 'SMS only': 3, none: 2 })
    expect(counts('final claim')).toEqual({ joined: 41, declined: 3, 'no decision': 2 })
  })

  it('finds all, and 41 join: 9 before the day of the group and 32 after it', () => {
    expect(evidence.funnel).toMatchObject({ claims: 46, located: 46, joined: 41, declined: 3, no_decision: 2 })
    expect(joinedAround(evidence, GROUP_OPENS)).toEqual({ before: 9, after: 32 })
    expect(
      declines(evidence)
        .map(({ reason }) => reason)
        .sort(),
    ).toEqual(['not_interested', 'visa', 'visa'])
  })

  it('counts doubts, stops and wrong numbers', () => {
    expect(whoAsked(evidence, 'scam_asked')).toHaveLength(14)
    expect(whoAsked(evidence, 'visa_asked')).toHaveLength(9)
    expect(whoTold(evidence, 'opt_out')).toEqual([11, 18])
    expect(whoTold(evidence, 'opt_in')).toEqual([18])
    expect(whoseNumberWasWrong(evidence)).toEqual([8, 14, 24, 25, 26, 27])
  })

  it('keeps whoever has the old number of 14 out of the conversation with 14', () => {
    const { personId, phone } = byNo(evidence, 14)
    const wrote = [...evidence.records.values()].filter(
      (record) => record.direction === 'in' && record.personId === personId && record.at.getTime() > GROUP_OPENS,
    )
    const own = evidence.provider.filter((each) => each.direction === 'inbound' && each.phone === phone)
    expect(wrote.every(({ _id }) => own.some(({ sid }) => _id === `twilio.${sid}`))).toBe(true)
    expect(evidence.handoffs.map(({ reason }) => reason)).toEqual(expect.arrayContaining(['stranger', 'extortion']))
  })

  it('refused nothing that the story is made of, and left nobody with a message that waits', () => {
    expect(evidence.updates.filter(({ outcome }) => outcome !== 'accepted')).toEqual([])
    expect(
      [...evidence.records.values()].filter(({ state }) => ['queued', 'claimed', 'uncertain'].includes(state)),
    ).toEqual([])
  })

  it('prints a report without a name or a number of a phone', () => {
    const report = storyReport(evidence, told, verdicts)
    expect(report).toContain('joined      41/46 (89.1 %), 9 before and 32 after')
    expect(report).not.toContain('BROKEN')
    expect(report).not.toMatch(/\+?52 ?55|\+1 ?\d{3}/)
    for (const { person } of evidence.people) expect(report).not.toContain(person.first_surname)
  })
})

describe('a check that saw nothing', () => {
  it('does not hold', () => {
    const nothing = { ...evidence, provider: [], updates: [], records: new Map() }
    expect(judgeStory(nothing, { ...told, weeks: [] }).filter(({ holds }) => holds)).toEqual([])
  })
})
