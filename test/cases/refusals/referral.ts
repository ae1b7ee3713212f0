import type { Refusal } from '../refusal.ts'
import { OFFER } from '../walks/referral.ts'

export const referral: Refusal[] = [
  ['a fee without a currency', [], ['report', 'defender', { ...OFFER, currency: undefined }], /its currency/],
  [
    'a judgement without a source',
    [['report', 'defender', OFFER]],
    ['advise', 'staff', { text_version: 'V', verdict: 'REAL' }],
    /source/,
  ],
  [
    'a case of somebody who does not want a call',
    [['report', 'defender', { ...OFFER, may_call: 'NO' }]],
    ['open', 'staff', { matter_id: 'M' }],
    /advice only/,
  ],
]
