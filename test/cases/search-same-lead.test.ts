import { expect, it } from 'vitest'
import type { Lead } from '../../src/cases/search-doc.ts'
import { withLead } from '../../src/cases/search-same-lead.ts'

const number = '+525500000120'
const lead = (change: Partial<Lead>): Lead => ({
  key: 'a',
  kind: 'PHONE',
  told_at: '2026-03-02T16:00:00.000Z',
  source: 'acquaintance',
  trust: 1,
  safe_to_contact: true,
  number,
  ...change,
})
const later = { key: 'b', told_at: '2026-03-05T16:00:00.000Z' }

it('keeps a number that is given again as one lead, with when it was given last', () => {
  const leads = withLead([lead({ approved_by: 'ana' })], lead({ ...later, trust: 2, consent_reported: true }))
  expect(leads).toEqual([
    lead({ approved_by: 'ana', trust: 2, consent_reported: true, told_again_at: '2026-03-05T16:00:00.000Z' }),
  ])
})

it('makes no lead safe by saying it again, and keeps what is said of it', () => {
  const before = lead({ safe_to_contact: false, note: 'the wife of the patron answers' })
  expect(withLead([before], lead({ ...later, note: 'at night only' }))).toMatchObject([
    { key: 'a', safe_to_contact: false, note: 'the wife of the patron answers; at night only' },
  ])
})

it('keeps another number, and what has none, apart', () => {
  const others = [lead({ ...later, number: '+525500000121' }), lead({ ...later, key: 'c', kind: 'PLACE' })]
  expect(others.reduce(withLead, [lead({})])).toHaveLength(3)
  const { number: none, ...place } = lead({ kind: 'PLACE', note: 'La Ceiba Honda' })
  expect(withLead([place], { ...place, key: 'd' })).toHaveLength(2)
})
