import type { Refusal } from '../refusal.ts'

const PLACED = [
  'place_legal_hold',
  'staff',
  { hold: 'order-12', reason: 'Asked by the court' },
] as const satisfies Refusal[2]

/** Of a noun that can be held, from these steps on. */
export const heldTwice = (first: Refusal[1]): Refusal[] => [
  ['a hold that stands already', [...first, PLACED], PLACED, /stands already/],
  [
    'the end of a hold of another name',
    [...first, PLACED],
    ['lift_legal_hold', 'staff', { hold: 'order-13', reason: 'x' }],
    /no hold of this name/,
  ],
  [
    'the end of a hold that was lifted',
    [...first, PLACED, ['lift_legal_hold', 'staff', { hold: 'order-12', reason: 'x' }]],
    ['lift_legal_hold', 'staff', { hold: 'order-12', reason: 'x' }],
    /no hold of this name/,
  ],
]
