import type { Step } from '../walk.ts'

export const OPEN: Step = ['open', 'staff', { person_id: 'p', matter_id: 'LAND-1', defender_id: 'francisco' }]
export const lead =
  (n = 0) =>
  (doc: Record<string, unknown>) => ({ lead: (doc.leads as { key: string }[])[n]?.key })
const francisco = { kind: 'defender', id: 'francisco' } as const

/** Found through a cousin, and sure: two who say so on their own. */
export const FOUND: Step[] = [
  OPEN,
  ['add_lead', 'import', { kind: 'PHONE', address: 'a', trust: '1' }],
  ['find', francisco, { route: 'RELATIVE', what: 'RELATIVE', from: 'cousin' }],
  ['confirm', francisco, { what: 'ID_SEEN', from: 'francisco' }],
]

export const search: Step[][] = [
  [
    OPEN,
    ['join_matter', 'import', { matter_id: 'LAND-2' }],
    ['assign', 'staff', { defender_id: 'francisco' }],
    ['add_lead', francisco, { kind: 'PERSON', person: 'q', note: 'a cousin in the next hamlet' }],
    ['judge_lead', 'staff', (doc) => ({ ...lead()(doc), trust: '2' })],
    ['approve_contact', francisco, lead()],
    ['attempt', 'bot', (doc) => ({ ...lead()(doc), channel: 'WA', result: 'MESSAGE_LEFT' })],
    ['answered', 'bot', (doc) => ({ ...lead()(doc), result: 'LEAD_GIVEN', number: '+525500000120' })],
    ['attempt', francisco, (doc) => ({ ...lead()(doc), channel: 'VISIT', result: 'LEAD_GIVEN' })],
    ['approve_contact', francisco, lead(1)],
    ['leave_slip', francisco, { word: 'Zapote' }],
    ['exhaust', 'staff'],
    ['find', francisco, { route: 'VISIT', what: 'VISIT', from: 'francisco' }],
    ['add_evidence', 'bot', { what: 'OWN_ANSWERS', from: 'the person' }],
    ['confirm', 'bot'],
    ['share_contact', 'person', { answer: 'SHARE' }],
    ['doubt', 'staff', { reason: 'another of that name' }],
    ['not_they', 'staff'],
    ['stop', 'advocate', { reason: 'settled otherwise' }],
    ['resume', 'staff'],
  ],
  [...FOUND, ['confirm_death', 'staff', { what: 'DEATH_RECORD', from: 'registry' }]],
  [OPEN, ['decline_contact', 'person']],
  [
    OPEN,
    ['reached', 'case', { route: 'RELATIVE', what: 'RELATIVE', from: 'relative' }],
    ['reached', 'case', { what: 'OWN_ANSWERS', from: 'person' }],
    ['share_contact', 'case', { answer: 'NO' }],
    ['share_contact', 'case', { answer: 'CALLS' }],
  ],
]
