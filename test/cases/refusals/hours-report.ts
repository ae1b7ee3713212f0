import type { Refusal } from '../refusal.ts'
import type { Step } from '../walk.ts'
import { approveAll, FRANCISCO, FROZEN, INVOICE, PAID, RECEIVED, REVIEWED, TERMS } from '../walks/hours-report.ts'

const line = (fields: Record<string, unknown>): Step => [
  'put_line',
  'defender',
  { line: 'n', on: '2026-03-01', ...fields },
]
const judge = (fields: Record<string, unknown>): Step => ['judge', 'finance', { line: 'w0', ...fields }]

export const hours_report: Refusal[] = [
  ['a day of 17 hours', FRANCISCO.slice(0, 2), line({ kind: 'WORK', minutes: 1_020 }), /More than 16 hours/],
  ['hours of next week', FRANCISCO.slice(0, 2), line({ kind: 'WORK', on: '2026-03-09', minutes: 60 }), /future/],
  ['work without minutes', FRANCISCO.slice(0, 2), line({ kind: 'WORK' }), /need minutes/],
  [
    'an expense without a currency',
    FRANCISCO.slice(0, 2),
    line({ kind: 'EXPENSE', amount: '240.00' }),
    /amount and currency/,
  ],
  [
    'an expense without a receipt',
    FRANCISCO.filter(([move]) => move !== 'put_receipt').slice(0, -1),
    ['submit', 'defender', { read_back: true }],
    /lacks its receipt/,
  ],
  ['what was not read back', FRANCISCO.slice(0, -1), ['submit', 'defender', { read_back: false }], /read back/],
  ['an empty report', FRANCISCO.slice(0, 2), ['submit', 'defender', { read_back: true }], /nothing in it/],
  [
    'hours before a contract is in force',
    [...FRANCISCO.slice(0, 1), line({ kind: 'WORK', minutes: 60 })],
    ['submit', 'defender', { read_back: true }],
    /No contract/,
  ],
  ['a change without a reason', FRANCISCO, judge({ decision: 'CHANGED', minutes: 60 }), /with a reason/],
  ['a change without a number', FRANCISCO, judge({ decision: 'CHANGED', reason: 'x' }), /says its minutes/],
  ['approval before every line is judged', [...FRANCISCO, FROZEN], ['approve', 'finance'], /Not every line/],
  ['approval without a rate', [...FRANCISCO, ...approveAll], ['approve', 'finance'], /not frozen yet for MXN/],
  [
    'approval of hours over the cap',
    [...FRANCISCO, ...approveAll, FROZEN, ['set_terms', 'case', { ...TERMS, used_minutes: 91 }]],
    ['approve', 'finance'],
    /hours go over the cap/,
  ],
  [
    'approval of expenses over the cap',
    [...FRANCISCO, ...approveAll, FROZEN, ['set_terms', 'case', { ...TERMS, expense_cap: '814.85' }]],
    ['approve', 'finance'],
    /expenses go over the cap/,
  ],
  ['a Defender who approves', [...FRANCISCO, ...approveAll, FROZEN], ['approve', 'defender'], /not for defender/],
  ['pay twice', [...REVIEWED, PAID], PAID, /Nothing is due/],
  [
    'less pay',
    REVIEWED,
    ['pay_defender', 'finance', { paid_on: '2026-03-02', amount: '3184.85', currency: 'USD' }],
    /not the approved total/,
  ],
  [
    'pay in pesos without a rate',
    REVIEWED,
    ['pay_defender', 'finance', { paid_on: '2026-03-02', amount: '55735.05', currency: 'MXN' }],
    /says its rate/,
  ],
  [
    'pay in pesos that is another amount',
    REVIEWED,
    ['pay_defender', 'finance', { paid_on: '2026-03-02', amount: '55735.06', currency: 'MXN', rate: '17.50' }],
    /at that rate/,
  ],
  [
    'an invoice while the Defender does not agree',
    [...REVIEWED, ['answer', 'defender', { agrees: false, objection: 'x' }]],
    INVOICE,
    /does not agree/,
  ],
  [
    'pay while the Defender does not agree',
    [...REVIEWED, ['answer', 'defender', { agrees: false, objection: 'x' }]],
    PAID,
    /does not agree/,
  ],
  [
    'another amount from the Advocate',
    [...REVIEWED, INVOICE],
    ['receive_payment', 'finance', { paid_on: '2026-03-02', amount: '3184.86', currency: 'CAD' }],
    /not the total/,
  ],
  ['money for an invoice that was paid', [...REVIEWED, INVOICE, RECEIVED], RECEIVED, /No invoice is open/],
  [
    'a review that opens again after the pay',
    [...REVIEWED, PAID],
    ['reopen', 'finance', { reason: 'x' }],
    /paid on it already/,
  ],
]
