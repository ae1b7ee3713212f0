import { describe, expect, it } from 'vitest'
import type { Event } from '../../../src/engine/events.ts'
import { courtesiesIn, nightTold, thankedLately, voiceToldLately } from '../../../src/hub/facts/courtesies.ts'
import { idle } from '../candidate.ts'

const NOW = new Date('2026-03-10T05:00:00Z')
const hoursAgo = (hours: number): Date => new Date(NOW.getTime() - hours * 3_600_000)
const said = (flow: string, key: string, before?: string): Event => ({
  type: 'said',
  level: 'L0',
  text: { flow, key, values: {}, ...(before ? { before: [{ flow: 'common', key: before, values: {} }] } : {}) },
})

describe('courtesies', () => {
  it.each<[string, Event[], object]>([
    ['thanks while nothing is open', [said('thanks', 'welcome')], { thankedAt: NOW }],
    ['thanks before a question', [said('settlement', 'is_it_you', 'thanks')], { thankedAt: NOW }],
    ['the night answer', [said('night', 'received'), said('stranger', 'who_gave')], { nightAt: NOW }],
    ['the answer on a day of rest', [said('night', 'rest_day')], { nightAt: NOW }],
    ['that a voice note came', [said('common', 'voice_note')], { voiceAt: NOW }],
    ['anything else', [said('talk', 'menu')], {}],
  ])('remembers %s', (_, events, remembered) => expect(courtesiesIn(events, NOW)).toEqual(remembered))

  it('thanks again after 12 hours, not before', () => {
    expect(thankedLately(null, NOW)).toBe(false)
    expect(thankedLately(idle({ thankedAt: hoursAgo(11.9) }), NOW)).toBe(true)
    expect(thankedLately(idle({ thankedAt: hoursAgo(12) }), NOW)).toBe(false)
  })

  it('says for 12 hours once that a voice note came', () => {
    expect(voiceToldLately(null, NOW)).toBe(false)
    expect(voiceToldLately(idle({ voiceAt: hoursAgo(11.9) }), NOW)).toBe(true)
    expect(voiceToldLately(idle({ voiceAt: hoursAgo(12) }), NOW)).toBe(false)
  })

  it('tells of a night once, and of the next night again', () => {
    const opensAfter = (at: Date) =>
      at >= hoursAgo(4) ? '2026-03-10T14:00:00.000Z' : at >= hoursAgo(13) ? null : '2026-03-09T14:00:00.000Z'
    expect(nightTold(null, NOW, opensAfter)).toBe(false)
    expect(nightTold(idle({ nightAt: hoursAgo(1) }), NOW, opensAfter)).toBe(true)
    expect(nightTold(idle({ nightAt: hoursAgo(24) }), NOW, opensAfter)).toBe(false)
    expect(nightTold(idle({ nightAt: hoursAgo(1) }), hoursAgo(6), opensAfter)).toBe(false)
  })
})
