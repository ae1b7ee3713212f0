import { describe, expect, test } from 'vitest'
import { dueMoves, nextDue } from '../../src/cases/due.ts'
import { defineNoun } from '../../src/cases/noun.ts'
import { afterOfficeTime } from '../../src/hub/facts/office.ts'

type State = 'OPEN' | 'CLOSED'
type Doc = { id: string; state: State; opened_at?: string; due_on?: string }
const sample = defineNoun<State, Doc>({
  name: 'sample',
  states: ['OPEN', 'CLOSED'],
  initial: (id) => ({ id, state: 'OPEN' }),
  moves: {},
  due: [
    { move: 'remind', in: ['OPEN'], since: 'opened_at', after: ['3d', '7d', '14d'] },
    { move: 'warn', in: ['OPEN'], since: 'due_on', before: ['7d', '1d'], payload: { why: 'date' } },
    { move: 'escalate', in: ['OPEN'], since: 'opened_at', after: ['4h'], hours: 'office' },
  ],
})
const at = (instant: string): number => Date.parse(instant)
// Monday, 9:00 in Mexico City.
const doc: Doc = { id: 'x', state: 'OPEN', opened_at: '2026-03-02T15:00:00Z', due_on: '2026-03-20' }
const unopened: Doc = { ...doc, opened_at: '' }
const lastMinute: Doc = { ...unopened, due_on: '2026-03-20T23:59:00-05:00' }
const names = (given: Doc, now: string) => dueMoves(sample, given, at(now), afterOfficeTime).map(({ id }) => id)
const next = (given: Doc, from: string): string | null => {
  const found = nextDue(sample, given, at(from), afterOfficeTime)
  return found === null ? null : new Date(found).toISOString()
}

describe('what time brings', () => {
  test.each<[string, Doc, string, string[]]>([
    ['nothing yet', doc, '2026-03-02T15:00:00Z', []],
    ['in office hours', doc, '2026-03-02T19:00:00Z', ['escalate:2026-03-02T15:00:00Z:4h']],
    [
      'the last of several, not each of them',
      doc,
      '2026-03-12T00:00:00Z',
      ['remind:2026-03-02T15:00:00Z:7d', 'escalate:2026-03-02T15:00:00Z:4h'],
    ],
    [
      'before a date',
      doc,
      '2026-03-19T15:00:00Z',
      ['remind:2026-03-02T15:00:00Z:14d', 'warn:2026-03-20:-1d', 'escalate:2026-03-02T15:00:00Z:4h'],
    ],
    ['what comes before a date a little late', unopened, '2026-03-14T14:59:00Z', ['warn:2026-03-20:-7d']],
    ['... but not a day late', unopened, '2026-03-14T15:00:00Z', []],
    ['... nor when half of what was left is over', unopened, '2026-03-20T03:00:00Z', []],
    [
      '... nor of a date that was far nearer when it was set',
      { ...unopened, due_on: '2026-03-04' },
      '2026-03-02T15:00:00Z',
      [],
    ],
    ['days before a last minute, by day', lastMinute, '2026-03-19T18:00:00Z', ['warn:2026-03-20T23:59:00-05:00:-1d']],
    ['... and not before', lastMinute, '2026-03-19T17:59:59Z', []],
    [
      'days before the small hours, the noon before',
      { ...lastMinute, due_on: '2026-03-20T09:00:00Z' },
      '2026-03-18T18:00:00Z',
      ['warn:2026-03-20T09:00:00Z:-1d'],
    ],
    ['nothing in another state', { ...doc, state: 'CLOSED' }, '2026-04-02T15:00:00Z', []],
    ['nothing without an instant', { id: 'x', state: 'OPEN', opened_at: '' }, '2026-04-02T15:00:00Z', []],
  ])('%s', (_, given, now, expected) => expect(names(given, now)).toEqual(expected))

  test('carries its payload', () =>
    expect(dueMoves(sample, doc, at('2026-03-19T15:00:00Z'), afterOfficeTime)[1]?.payload).toEqual({ why: 'date' }))

  test('is looked for when it comes next, and never again when nothing is left', () => {
    expect(next(doc, '2026-03-02T15:00:00Z')).toBe('2026-03-02T19:00:00.000Z')
    expect(next(doc, '2026-03-02T19:00:00Z')).toBe('2026-03-05T15:00:00.000Z')
    expect(next(doc, '2026-03-19T15:00:00Z')).toBeNull()
  })
})

test.each<[string, string, string, string]>([
  ['within a day', '2026-03-02T15:00:00Z', '4h', '2026-03-02T19:00:00.000Z'],
  ['over the night: three hours today, one tomorrow', '2026-03-02T23:00:00Z', '4h', '2026-03-03T15:00:00.000Z'],
  ['from the night', '2026-03-03T04:00:00Z', '4h', '2026-03-03T18:00:00.000Z'],
  ['over a Sunday', '2026-03-08T00:30:00Z', '4h', '2026-03-09T16:30:00.000Z'],
  ['to the minute', '2026-03-02T15:07:00Z', '1h', '2026-03-02T16:07:00.000Z'],
])('office time %s', (_, from, span, expected) =>
  expect(new Date(afterOfficeTime(at(from), Number.parseInt(span, 10) * 3_600_000)).toISOString()).toBe(expected),
)

test('what was told just now is not brought up again at once', () => {
  type Told = Doc & { told_at?: string }
  const told = defineNoun<State, Told>({
    name: 'told',
    states: ['OPEN', 'CLOSED'],
    initial: (id) => ({ id, state: 'OPEN' }),
    moves: {},
    due: [{ move: 'warn', in: ['OPEN'], since: 'due_on', before: ['14d', '7d'], told: 'told_at' }],
  })
  const due = (told_at: string, now: string) =>
    dueMoves(told, { id: 'x', state: 'OPEN', due_on: '2026-12-22', told_at }, at(now), afterOfficeTime).map(
      ({ id }) => id,
    )
  expect(due('2026-12-08T03:03:34Z', '2026-12-08T16:00:00Z')).toEqual([])
  expect(due('2026-12-08T03:03:34Z', '2026-12-15T16:00:00Z')).toEqual(['warn:2026-12-22:-7d'])
  expect(due('2026-12-01T03:03:34Z', '2026-12-08T16:00:00Z')).toEqual(['warn:2026-12-22:-14d'])
})
