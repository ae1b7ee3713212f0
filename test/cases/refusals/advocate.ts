import type { Refusal } from '../refusal.ts'

export const advocate: Refusal[] = [
  [
    'an older agreement that ends',
    [
      ['register', 'staff', { name: 'D', firm: 'W', country: 'US', language: 'en' }],
      ['agree', 'case', { agreement_id: 'AG-2' }],
    ],
    ['end_agreement', 'case', { agreement_id: 'AG-1' }],
    /Another agreement/,
  ],
]
