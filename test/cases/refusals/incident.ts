import type { Refusal } from '../refusal.ts'
import { REPORT } from '../walks/incident.ts'

const TRIAGED = [REPORT, ['triage', 'staff', { severity: 'LOW', plan: 'Call' }]] as const satisfies Refusal[1]

export const incident: Refusal[] = [
  ['an end by others than the safety lead', [...TRIAGED], ['close', 'staff', { reason: 'x' }], /for the safety lead/],
  [
    'a freeze lifted by others',
    [...TRIAGED, ['contain', 'staff', { text: 'x' }]],
    ['lift_freeze', 'staff', { reason: 'x' }],
    /for the safety lead/,
  ],
  [
    'an end of what nobody looked at',
    [REPORT],
    ['close', { kind: 'staff', id: 'sol', role: 'safety' }, { reason: 'x' }],
    /it is REPORTED/,
  ],
]
