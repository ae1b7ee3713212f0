import type { Step } from '../walk.ts'

export const INVITE: Step = [
  'invite',
  'case',
  { facilitation_id: 'CF-1042', by: 'DEFENDER', advocate_id: 'advocate-1', defender_id: 'defender-1' },
]
export const evaluation: Step[][] = [
  [
    INVITE,
    ['rate', 'defender', { overall: 5 }],
    ['submit', 'defender', { communication: 4, would_repeat: true, lesson: 'Call at noon' }],
    ['release', 'case'],
  ],
  [INVITE, ['expire', 'timer', {}, 720]],
]
