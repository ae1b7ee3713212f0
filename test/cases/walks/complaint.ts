import type { Step } from '../walk.ts'

export const handler = { kind: 'staff', id: 'luz', role: 'complaints' } as const
export const FILE: Step = [
  'file',
  'bot',
  { person_id: 'p', about: 'DEFENDER', about_id: 'francisco', what: 'Shouted at my mother' },
]

export const complaint: Step[][] = [
  [
    FILE,
    ['remind', 'timer', {}, 72],
    ['add', 'person', { what: 'Twice' }],
    ['take', handler],
    ['answer', handler, { answer: 'We talked with him' }],
    ['reopen', 'person'],
    ['answer', handler, { answer: 'Another Defender comes' }],
    ['close', handler],
  ],
  [FILE, ['withdraw', 'person']],
]
