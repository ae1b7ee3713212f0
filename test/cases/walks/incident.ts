import type { Step } from '../walk.ts'

export const safety = { kind: 'staff', id: 'sol', role: 'safety' } as const
export const REPORT: Step = ['report', 'bot', { kind: 'EXTORT', person_id: 'p', what: 'Asks ten per cent' }]

export const incident: Step[][] = [
  [
    REPORT,
    ['escalate', 'timer', {}, 1],
    ['triage', 'staff', { severity: 'HIGH', plan: 'Call from another number' }],
    ['contain', 'staff', { text: 'The family is with relatives' }],
    ['worsen', 'defender', { text: 'A car in front of the house' }],
    ['contain', 'staff', { text: 'Moved' }],
    ['follow_up', 'staff', { text: 'Called: quiet' }],
    ['lift_freeze', safety, { reason: 'It was a stranger' }],
    ['close', safety, { reason: 'Over' }],
  ],
]
