import type { Step } from '../walk.ts'

export const TERMS = {
  rate: '20.00',
  currency: 'USD',
  cap_minutes: 7_200,
  expense_cap: '1000.00',
  used_minutes: 0,
  used_expenses: '0.00',
  advocate_id: 'advocate-1',
}
const OPEN: Step = ['open', 'defender', { facilitation_id: 'CF-1042', from: '2026-03-01', to: '2026-03-31' }]
const hours = (line: string, kind: 'WORK' | 'TRAVEL', on: string, minutes: number): Step => [
  'put_line',
  'defender',
  { line, kind, on, minutes },
]
/** The Defender of the 46: 87.5 h work, 31 h travel, MXN 14,260.00. */
export const FRANCISCO: Step[] = [
  OPEN,
  ['set_terms', 'case', TERMS],
  ...Array.from({ length: 7 }, (_, day) => hours(`w${day}`, 'WORK', `2026-02-0${day + 1}`, 750)),
  hours('t1', 'TRAVEL', '2026-02-10', 930),
  hours('t2', 'TRAVEL', '2026-02-11', 930),
  ['put_line', 'defender', { line: 'e1', kind: 'EXPENSE', on: '2026-02-10', amount: '14260.00', currency: 'MXN' }],
  ['put_receipt', 'defender', { line: 'e1', receipt: 'f_1', receipt_hash: 'b'.repeat(64) }],
  ['submit', 'defender', { read_back: true }],
]
const LINES = [...Array.from({ length: 7 }, (_, day) => `w${day}`), 't1', 't2', 'e1']
export const FROZEN: Step = [
  'freeze_rate',
  'finance',
  { currency: 'MXN', rate: '17.50', on: '2026-03-02', source: 'Banco de México, FIX' },
]
export const approveAll: Step[] = LINES.map((line): Step => ['judge', 'finance', { line, decision: 'APPROVED' }])
export const REVIEWED: Step[] = [...FRANCISCO, ...approveAll, FROZEN, ['approve', 'finance']]
export const PAID: Step = [
  'pay_defender',
  'finance',
  { paid_on: '2026-03-02', amount: '55735.05', currency: 'MXN', rate: '17.50', method: 'bank' },
]
export const INVOICE: Step = ['invoice', 'finance', { invoice: 'F-2031', due_on: '2026-04-01' }]
export const RECEIVED: Step = [
  'receive_payment',
  'finance',
  { paid_on: '2026-04-01', amount: '3184.86', currency: 'USD' },
]

export const hours_report: Step[][] = [
  [...REVIEWED, PAID, INVOICE, RECEIVED],
  [
    ...REVIEWED,
    ['answer', 'defender', { agrees: false, objection: 'The last day is missing' }],
    ['reopen', 'finance', { reason: 'The last day is missing' }],
    ['judge', 'staff', { line: 'w0', decision: 'RETURNED', reason: 'Which day?' }],
    ['send_back', 'staff'],
    ['remind_draft', 'timer'],
    ['remove_line', 'defender', { line: 'w0' }],
    ['submit', 'defender', { read_back: true }],
    ...approveAll.slice(1),
    ['approve', 'staff'],
    INVOICE,
    ['overdue', 'timer', {}, 800],
    ['say_paid', 'advocate'],
    ['dispute', 'advocate', { reason: 'Which trip?' }],
    ['settle_dispute', 'finance', { due_on: '2026-05-01', note: 'Explained by call' }],
  ],
  [OPEN, ['discard', 'defender']],
  [
    OPEN,
    ['set_terms', 'case', TERMS],
    [
      'sum_up',
      'defender',
      {
        on: '2026-03-02',
        since: '2026-02-24',
        work: 1_200,
        travel: 180,
        expenses: [
          { label: 'pasaje', amount: '240.00', currency: 'MXN' },
          { label: 'pasaje', amount: '85.00', currency: 'MXN' },
        ],
      },
    ],
    ['show_receipt', 'defender', { what: 'pasaje', receipt: 'f_1' }],
    ['show_receipt', 'defender', { what: 'pasaje', no_receipt_because: 'NO DIERON' }],
    ['submit', 'defender', { read_back: true }],
  ],
]
