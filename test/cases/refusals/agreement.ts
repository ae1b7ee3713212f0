import type { Refusal } from '../refusal.ts'
import { TERMS as CONTRACT_TERMS, DRAFT, SIGNED, signature, TO_READY } from '../walks/agreement.ts'

export const agreement: Refusal[] = [
  [
    'a contract without a Defender',
    [],
    ['draft', 'advocate', { kind: 'CONTRACT', facilitation_id: 'CF' }],
    /its Defender/,
  ],
  ['an agreement without an Advocate', [], ['draft', 'staff', { kind: 'ADVOCATE' }], /its Advocate/],
  ['a contract that the facilitation does not take', [DRAFT], ['ready', 'staff'], /does not take this contract/],
  [
    'a contract without a rate',
    [
      ['draft', 'advocate', { kind: 'CONTRACT', facilitation_id: 'CF', defender_id: 'd', text_hash: 'a'.repeat(64) }],
      ['allow_signing', 'case', { allowed: true }],
    ],
    ['ready', 'staff'],
    /rate, currency, cap_minutes, expense_cap/,
  ],
  [
    'a signature before it is ready',
    [DRAFT],
    ['sign', 'advocate', { hash: 'a'.repeat(64), signed_on: '2026-03-02' }],
    /from READY/,
  ],
  [
    'a signature on something else',
    TO_READY,
    ['sign', 'advocate', { hash: 'c'.repeat(64), signed_on: '2026-03-02' }],
    /newer version/,
  ],
  [
    'a second signature of one party',
    [...TO_READY, ['sign', 'advocate', signature]],
    ['sign', 'advocate', signature],
    /signed already/,
  ],
  [
    'a signature of tomorrow',
    TO_READY,
    ['sign', 'advocate', (doc) => ({ hash: doc.hash, signed_on: '2026-03-04' })],
    /future/,
  ],
  ['an edit that changes nothing', TO_READY, ['edit', 'advocate'], /what is changed/],
  ['an edit of what all have signed', SIGNED, ['edit', 'advocate', CONTRACT_TERMS], /it is FULLY_SIGNED/],
  ['a photo that was never sent', TO_READY, ['accept_photo', 'staff'], /no photo/],
  [
    'a photo of the version before',
    [
      ...TO_READY,
      ['send_photo', 'defender', (doc) => ({ ...signature(doc), file: 'f' })],
      ['edit', 'staff', { due_on: '2026-05-01' }],
      ['ready', 'staff'],
    ],
    ['accept_photo', 'staff'],
    /no photo/,
  ],
  [
    'a Defender on the agreement with the Advocate',
    [
      [
        'draft',
        'staff',
        { kind: 'ADVOCATE', advocate_id: 'advocate-1', defender_id: 'defender-1', text_hash: 'a'.repeat(64) },
      ],
      ['ready', 'staff'],
    ],
    ['sign', 'defender', signature],
    /does not sign/,
  ],
]
