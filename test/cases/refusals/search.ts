import type { Refusal } from '../refusal.ts'
import { FOUND, lead, OPEN } from '../walks/search.ts'

const francisco = { kind: 'defender', id: 'francisco' } as const
const APPROVED = [
  OPEN,
  ['add_lead', 'import', { kind: 'PHONE', address: 'a' }],
  ['approve_contact', francisco, lead()],
] as const satisfies Refusal[1]
const TRY = (hours: number): Refusal[2] => [
  'attempt',
  'bot',
  { address: 'a', channel: 'WA', result: 'NO_ANSWER' },
  hours,
]

export const search: Refusal[] = [
  ['a first contact that nobody approved', APPROVED.slice(0, 2), TRY(1), /who approved it/],
  [
    'a contact that is not safe',
    [...APPROVED, ['judge_lead', 'staff', (doc) => ({ ...lead()(doc), safe_to_contact: false })]],
    TRY(1),
    /not safe/,
  ],
  ['a second try on the same day', [...APPROVED, TRY(1)], TRY(10), /another day/],
  ['a second try at the same hour', [...APPROVED, TRY(1)], TRY(24), /another time of day/],
  ['a fourth try', [...APPROVED, TRY(1), TRY(27), TRY(27)], TRY(30), /now a person goes on/],
  ['to end without a visit or a reason', [OPEN], ['exhaust', 'staff'], /after a visit, or with a written reason/],
  [
    'a place on the word of one',
    FOUND.slice(0, 3),
    ['confirm', francisco, { what: 'COWORKER', from: 'cousin' }],
    /two sources/,
  ],
  [
    'a place on two words of one kind',
    FOUND.slice(0, 3),
    ['confirm', francisco, { what: 'RELATIVE', from: 'aunt' }],
    /two sources/,
  ],
  ['a death on the word of one', FOUND.slice(0, 3), ['confirm_death', 'staff'], /two sources/],
  [
    'another outcome by another source',
    FOUND,
    ['decline_contact', { kind: 'person', id: 'p' }],
    /Another source said otherwise/,
  ],
]
