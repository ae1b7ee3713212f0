import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checks, judgeStory, type Verdict } from '../../src/demo/checks/index.ts'
import { byNo, type Evidence, gatherEvidence } from '../../src/demo/evidence.ts'
import { storyReport } from '../../src/demo/report.ts'
import { openStage, type Stage } from '../../src/demo/stage.ts'
import { GROUP_OPENS, playStory, STORY_BEGINS, type Told } from '../../src/demo/story.ts'
import { createStoryClock } from '../../src/demo/story-clock.ts'
import { whoIn } from '../../src/hub/reports/view.ts'
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

/** Figures of a section of the report, by row; of several columns the first. */
const counts = (name: string): Record<string, number> =>
  Object.fromEntries(
    (evidence.report.sections.find((section) => section.name === name)?.rows ?? []).map((row) => [
      row.name,
      row.cells[0]?.kind === 'count' ? row.cells[0].value : Number.NaN,
    ]),
  )

/** Who is in a figure, by place on the list. */
const who = (figure: string): number[] => {
  const ids = whoIn(evidence.report.sections, figure)?.ids ?? []
  return evidence.people
    .filter(({ personId, claimId }) => ids.includes(personId) || ids.includes(claimId))
    .map(({ no }) => no)
}

describe('the story of the 46 workers, played in 24 weeks', () => {
  it.each(checks.map(({ no, says }) => [no, says] as const))('must hold (%i): %s', (no) => {
    const verdict = verdicts.find((each) => each.no === no)
    expect(verdict?.wrong).toEqual([])
    expect(verdict?.tried).toBeGreaterThan(0)
  })

  it('divides everybody, each time into 46', () => {
    expect(counts('phone')).toEqual({
      right_whatsapp: 12,
      right_sms: 3,
      sms_silent: 2,
      stranger: 6,
      nowhere: 8,
      none: 15,
    })
    expect(counts('route')).toEqual({ class_list: 15, relative: 17, visit: 10, coworker: 4 })
    expect(counts('language')).toEqual({ es: 33, nhe: 6, hus: 5, ote: 2 })
    expect(counts('way')).toEqual({ text: 27, voice: 17, in_person: 2 })
    expect(counts('channel')).toEqual({ own_whatsapp: 36, shared_whatsapp: 5, sms_only: 3, none: 2 })
    expect(counts('claim')).toEqual({ joined: 41, declined: 3, no_decision: 2 })
  })

  it('finds all, and 41 join: 9 before the day of the group and 32 after it', () => {
    expect(counts('located')).toMatchObject({ located: 46, alive: 45, deceased: 1, not_located: 0 })
    expect(who('located.deceased')).toEqual([10])
    expect(counts('joined')).toMatchObject({ list: 41, themselves: 40, heirs: 1, before: 9, after: 32 })
    expect(counts('declined')).toEqual({ visa: 2, not_interested: 1 })
    expect(counts('no_decision')).toEqual({ opted_out: 1, silent: 1 })
    expect(who('no_decision.opted_out')).toEqual([11])
  })

  it('counts doubts, stops and wrong numbers', () => {
    expect(counts('trust')).toMatchObject({ scam_asked: 14, visa_asked: 9 })
    expect(who('stops.stop')).toEqual([11, 18])
    expect(who('stops.start')).toEqual([18])
    expect(who('stops.wrong_number')).toEqual([8, 14, 24, 25, 26, 27])
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
    expect(report).toContain('41/46 (89.1 %)')
    expect(report).not.toContain('BROKEN')
    expect(report).not.toMatch(/\+?52 ?55|\+1 ?\d{3}/)
    for (const { person } of evidence.people) expect(report).not.toContain(person.first_surname)
  })
})

describe('a check that saw nothing', () => {
  it('does not hold', () => {
    const report = { ...evidence.report, sections: [] }
    const nothing = { ...evidence, report, provider: [], updates: [], records: new Map() }
    expect(judgeStory(nothing, { ...told, weeks: [] }).filter(({ holds }) => holds)).toEqual([])
  })
})
