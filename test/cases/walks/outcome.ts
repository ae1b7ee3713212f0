import type { Step } from '../walk.ts'

export const outcome: Step[][] = [
  [
    ['expect', 'case', { facilitation_id: 'CF-1042', advocate_id: 'advocate-1' }],
    ['ask', 'timer', {}, 2_160],
    ['still_open', 'advocate'],
    [
      'report',
      'advocate',
      {
        result: 'SETTLED',
        amount: '312850.00',
        currency: 'USD',
        people: 53,
        ended_on: '2026-08-14',
        publishable: true,
      },
    ],
  ],
]
