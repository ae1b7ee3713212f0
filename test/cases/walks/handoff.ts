import type { Step } from '../walk.ts'

const ana = { kind: 'staff', id: 'ana' } as const

export const handoff: Step[][] = [
  [
    ['open', 'bot', { reason: 'asked_for_person', person_id: 'p', address: 'a' }],
    ['escalate', 'timer', {}, 4],
    ['take', ana],
    ['write', ana, { message: 'm_1' }],
    ['wait', ana],
    ['release', ana],
    ['take', ana],
    ['resolve', ana, { note: 'called' }],
  ],
]
