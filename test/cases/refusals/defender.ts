import type { Refusal } from '../refusal.ts'

export const defender: Refusal[] = [
  [
    'a name said by another Defender',
    [['register', 'staff', { name: 'F', country: 'MX' }]],
    ['prefer', 'defender', { mode: 'text' }],
    /for themselves/,
  ],
  [
    'legal powers said by themselves',
    [['register', 'staff', { name: 'F', country: 'MX' }]],
    ['describe', { kind: 'defender', id: 'x' }, { may_legally: ['NOTARY'] }],
    /not for defender/,
  ],
  [
    'work without a language',
    [['register', 'staff', { name: 'F', country: 'MX' }]],
    ['activate', 'staff'],
    /not known yet/,
  ],
  [
    'leaving with work in hand',
    [
      ['register', 'staff', { name: 'F', country: 'MX' }],
      ['assign', 'case', { facilitation_id: 'CF' }],
    ],
    ['leave', 'staff'],
    /facilitations must be ended/,
  ],
]
