import { describe, expect, test } from 'vitest'
import { atRest } from '../../../src/hub/retention/at-rest.ts'
import type { PlainCase } from '../../../src/hub/retention/standing.ts'

const at = (day: string): Date => new Date(`${day}T12:00:00Z`)
const one = (noun: string, state: string, change: Partial<PlainCase> = {}): PlainCase => ({
  noun,
  subject: noun,
  state,
  personId: 'p',
  facets: {},
  updatedAt: at('2026-03-01'),
  ...change,
})
const person = (state: string, facets: PlainCase['facets'] = {}) => one('person', state, { facets })
const claim = (state: string) => one('claim', state, { matterId: 'M' })
const matter = (state: string) => one('matter', state, { subject: 'M', updatedAt: at('2026-06-01') })
const judged = (cases: PlainCase[], matters: PlainCase[] = [], seenAt = at('2026-02-01')) =>
  atRest({ cases, matters }, seenAt)

describe('what somebody was to us', () => {
  test.each<[string, PlainCase[], string]>([
    ['nothing is on record', [], 'strangers'],
    ['somebody who wrote once', [person('UNKNOWN'), one('handoff', 'RESOLVED')], 'strangers'],
    ['a lead', [person('LEAD')], 'listed'],
    ['somebody who declined', [person('VERIFIED_L1'), claim('DECLINED')], 'listed'],
    ['somebody who was paid', [person('L3'), claim('PAID')], 'participants'],
    ['a stranger who said stop', [person('UNKNOWN', { opted_out: true })], 'stopped'],
    ['somebody who joined and said stop', [person('L3', { opted_out: true }), claim('CLOSED')], 'participants'],
    ['a Defender who left', [person('UNKNOWN'), one('defender', 'LEFT')], 'participants'],
  ])('%s', (_, cases, as) => expect(judged(cases, [matter('CLOSED')])).toMatchObject({ as }))
})

describe('something is still to be done', () => {
  test.each<[string, PlainCase[], PlainCase[]]>([
    ['the matter goes on', [claim('DECLINED')], [matter('ACTIVE')]],
    ['a matter of which nothing is known', [claim('DECLINED')], []],
    ['joined, and not paid', [claim('JOINED')], [matter('CLOSED')]],
    ['the payment came back', [claim('RETURNED')], [matter('CLOSED')]],
    ['a row of the queue waits', [one('handoff', 'OPEN')], []],
    ['an incident is open', [one('incident', 'FOLLOW_UP')], []],
    ['a complaint is open', [one('complaint', 'IN_REVIEW')], []],
    ['they asked for their data', [one('privacy_request', 'DECIDED')], []],
    ['they are looked for', [one('search', 'WORKING')], []],
    ['a Defender who works with us', [one('defender', 'ACTIVE')], []],
  ])('%s', (_, cases, matters) => expect(judged(cases, matters)).toBeNull())
})

test('rest begins with whatever came last: a word of theirs, an update, the end of the matter', () => {
  expect(judged([person('UNKNOWN')])?.since).toEqual(at('2026-03-01'))
  expect(judged([claim('DECLINED')], [matter('CLOSED')])?.since).toEqual(at('2026-06-01'))
  expect(judged([person('UNKNOWN')], [], at('2026-07-01'))?.since).toEqual(at('2026-07-01'))
})
