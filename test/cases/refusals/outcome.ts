import type { Refusal } from '../refusal.ts'

export const outcome: Refusal[] = [
  [
    'an amount without a currency',
    [['expect', 'case', { facilitation_id: 'CF', advocate_id: 'advocate-1' }]],
    ['report', 'advocate', { result: 'WON', amount: '1.00' }],
    /go together/,
  ],
]
