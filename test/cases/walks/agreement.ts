import type { AnyDoc } from '../../../src/cases/index.ts'
import type { Step } from '../walk.ts'

export const TERMS = {
  text_hash: 'a'.repeat(64),
  rate: '20.00',
  currency: 'USD',
  cap_minutes: 7_200,
  expense_cap: '1000.00',
}
export const DRAFT: Step = [
  'draft',
  'advocate',
  { kind: 'CONTRACT', facilitation_id: 'CF-1042', defender_id: 'defender-1', ...TERMS },
]
export const signature = (doc: AnyDoc) => ({ hash: doc.hash, signed_on: '2026-03-02' })
export const TO_READY: Step[] = [
  DRAFT,
  ['allow_signing', 'case', { allowed: true }],
  ['send', 'advocate'],
  ['ready', 'staff'],
]
export const SIGNED: Step[] = [
  ...TO_READY,
  ['sign', 'advocate', signature],
  ['sign', 'staff', signature],
  ['sign', 'defender', signature],
]

export const agreement: Step[][] = [
  SIGNED,
  [
    ...TO_READY,
    ['sign', 'advocate', signature],
    ['sign', 'staff', signature],
    ['remind', 'timer', {}, 72],
    ['edit', 'defender', { due_on: '2026-05-08' }],
    ['ready', 'staff'],
    ['send_photo', 'defender', (doc) => ({ ...signature(doc), file: 'f_1' })],
    ['reject_photo', 'staff', { reason: 'Too dark' }],
    ['send_photo', 'defender', (doc) => ({ ...signature(doc), file: 'f_2' })],
    ['accept_photo', 'staff'],
    ['sign', 'advocate', signature],
    ['sign', 'staff', signature],
    ['supersede', 'case', { by: 'CT-2' }],
  ],
  [
    ['draft', 'staff', { kind: 'ADVOCATE', advocate_id: 'advocate-1', text_hash: 'a'.repeat(64) }],
    ['send', 'staff'],
    ['ready', 'staff'],
    ['sign', 'staff', signature],
    ['sign', 'advocate', signature],
    ['terminate', 'advocate', { reason: 'Retires' }],
  ],
  [DRAFT, ['decline', 'defender', { reason: 'Too far' }]],
]
