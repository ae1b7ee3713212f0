import { describe, expect, test } from 'vitest'
import { promisedBy } from '../../../src/cases/question-doc.ts'
import { answerBy } from '../../../src/hub/facts/office.ts'

/** The weekday in Mexico City of what we promise there. */
const weekday = (instant: string | number): string =>
  new Date(instant).toLocaleDateString('en', { weekday: 'short', timeZone: 'America/Mexico_City' })

/** Each quarter of an hour of three weeks, among them a Monday that is a public holiday (16 November 2026). */
const instants = Array.from({ length: 21 * 96 }, (_, n) => Date.parse('2026-11-09T06:00:00Z') + n * 900_000)

describe('what is promised', () => {
  test('falls on a weekday, two days later or more', () => {
    for (const at of instants) {
      const by = promisedBy(new Date(at).toISOString())
      expect([weekday(by), Date.parse(by) - at >= 48 * 3_600_000]).toEqual([expect.not.stringMatching(/Sat|Sun/), true])
      expect(weekday(answerBy(at))).not.toMatch(/Sat|Sun/)
    }
  })

  test('is Monday for what comes in on a Thursday, and Tuesday before a holiday', () => {
    expect(new Date(answerBy(Date.parse('2026-11-26T18:40:00Z'))).toISOString()).toMatch(/^2026-11-30T14:/)
    expect(new Date(answerBy(Date.parse('2026-11-12T18:40:00Z'))).toISOString()).toMatch(/^2026-11-17T14:/)
  })
})
