import type { Step } from '../walk.ts'

const ana = { kind: 'staff', id: 'ana' } as const
const eva = { kind: 'staff', id: 'eva' } as const
export const REPORT: Step = ['report', 'bot', { person_id: 'p', other_id: 'q', kind: 'SPOUSE' }]
export const PROPOSED: Step[] = [
  REPORT,
  ['confirm', 'defender'],
  ['propose_authority', ana, { authority: 'POWER_OF_ATTORNEY', document: 'doc-1' }],
]

export const relationship: Step[][] = [
  [
    ...PROPOSED,
    ['approve_authority', eva],
    ['agree_contact', 'bot'],
    ['let_hear', 'person', { what: 'CASE' }],
    ['dispute', 'person'],
    ['refuse_contact', 'bot'],
    ['confirm', 'staff'],
    ['revoke_authority', 'person', { reason: 'separated' }],
    ['end', 'person'],
  ],
  [
    REPORT,
    ['confirm', 'defender'],
    ['propose_authority', ana, { authority: 'HEIR', document: 'doc-2' }],
    ['approve_authority', eva],
    ['revoke_authority', 'staff', { reason: 'another heir' }],
  ],
]
