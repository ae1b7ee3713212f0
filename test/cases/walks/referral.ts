import type { Step } from '../walk.ts'

export const OFFER = {
  kind: 'VISA_OFFER',
  what: 'Work in Texas',
  who: 'El Güero',
  asks_money: true,
  fee: '15000.00',
  currency: 'MXN',
}
export const referral: Step[][] = [
  [
    ['report', 'defender', OFFER],
    ['add', 'defender', { may_call: 'YES', photo: 'f_1' }],
    ['take', 'staff'],
    ['advise', 'staff', { text_version: 'VISA.2', verdict: 'FALSE', source: 'The consulate, by phone' }],
    ['open', 'staff', { matter_id: 'M-2' }],
  ],
  [
    ['report', 'defender', { kind: 'CASE', what: 'Wages not paid' }],
    ['decline', 'staff', { reason: 'Too old' }],
  ],
]
