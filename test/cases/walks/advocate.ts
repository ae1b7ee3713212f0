import type { Step } from '../walk.ts'

const self = { kind: 'advocate', id: 'x' } as const

export const advocate: Step[][] = [
  [
    ['register', 'staff', { name: 'Dana Whitfield', firm: 'Whitfield Law', country: 'US', language: 'en' }],
    ['describe', 'staff', { email: 'dana@example.org', zone: 'America/New_York', office_from: 9, office_to: 17 }],
    ['register_address', 'staff', { address: 'a_1' }],
    ['register_email', 'staff', { address: 'a_2', email: 'dana@example.org' }],
    ['prefer', self, { mode: 'email' }],
    ['take_on', 'case', { facilitation_id: 'CF-1042' }],
    ['agree', 'case', { agreement_id: 'AG-1' }],
    ['end_agreement', 'case', { agreement_id: 'AG-1' }],
    ['remove_address', 'staff', { address: 'a_1' }],
    ['suspend', 'staff', { reason: 'Unpaid' }],
    ['activate', 'staff'],
    ['leave', 'staff'],
  ],
]
