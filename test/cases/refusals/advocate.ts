import type { Refusal } from '../refusal.ts'
import type { Step } from '../walk.ts'

const known: Step[] = [['register', 'staff', { name: 'D', firm: 'W', country: 'US', language: 'en' }]]

export const advocate: Refusal[] = [
  ['a zone that is none', known, ['describe', 'staff', { zone: 'Mars/Olympus' }], /zone must be/],
  [
    'an office that closes before it opens',
    known,
    ['describe', 'staff', { office_from: 17, office_to: 9 }],
    /whole hours/,
  ],
  ['an office of which nobody knows when it closes', known, ['describe', 'staff', { office_from: 9 }], /whole hours/],
  [
    'an older agreement that ends',
    [...known, ['agree', 'case', { agreement_id: 'AG-2' }]],
    ['end_agreement', 'case', { agreement_id: 'AG-1' }],
    /Another agreement/,
  ],
]
