import type { Step } from '../walk.ts'

export const REQUEST: Step = [
  'request',
  'advocate',
  {
    country: 'MX',
    where_now: 'HOME_COUNTRY',
    category: 'LABOR',
    urgency: 'HIGH',
    task_types: ['LOCATE', 'ANNOUNCE'],
    deadline: '2026-05-08T23:59:00-05:00',
    needed_by: '2026-04-30',
    about: '46 workers',
  },
]
export const TO_PROPOSED: Step[] = [
  REQUEST,
  ['know_advocate', 'case', { agreed: false }],
  ['triage', 'staff', { urgency: 'URGENT' }],
  ['book_call', 'staff', { call_at: '2026-03-03T16:00:00Z' }],
  ['wish_call', 'advocate', { when: 'Wednesday at ten' }],
  ['book_call', 'staff', { call_at: '2026-03-04T16:00:00Z' }],
  ['confirm_call', 'advocate'],
  ['remind_call', 'timer', {}, 24],
  ['review', 'staff', { decision: 'PROCEED', call_held_on: '2026-03-04' }, 25],
  ['propose', 'staff', { defender_id: 'defender-1' }],
]
export const TO_SIGNING: Step[] = [
  ...TO_PROPOSED,
  ['check_conflict', 'advocate', { conflict: false }],
  ['check_conflict', 'defender', { conflict: false }],
  ['accept', 'defender'],
  ['know_advocate', 'case', { agreed: true }],
  ['add_contract', 'case', { agreement_id: 'CT-1', advocate_id: 'advocate-1', defender_id: 'defender-1' }],
  ['contract_moved', 'case', { agreement_id: 'CT-1', stage: 'SIGNING' }],
]
export const CONTRACT = {
  agreement_id: 'CT-1',
  rate: '20.00',
  currency: 'USD',
  cap_minutes: 7_200,
  expense_cap: '1000.00',
}
const task = (task_id: string) => ({ task_id, advocate_id: 'advocate-1', defender_id: 'defender-1' })
export const TO_ACTIVE: Step[] = [
  ...TO_SIGNING,
  ['add_task', 'case', task('T1')],
  ['contract_signed', 'case', CONTRACT],
  ['add_task', 'case', task('T2')],
  ['add_report', 'case', { report_id: 'R1', defender_id: 'defender-1' }],
]
export const report = (minutes: number, defender_payment = 'NONE', advocate_invoice = 'NONE') => ({
  report_id: 'R1',
  minutes,
  expenses: '0.00',
  defender_payment,
  advocate_invoice,
})

export const facilitation: Step[][] = [
  [
    ...TO_ACTIVE,
    ['describe', 'advocate', { about: '46 workers, two ejidos' }],
    ['ask_report', 'timer', {}, 700],
    ['tell_status', 'timer', {}, 700],
    ['count_report', 'case', report(5_760)],
    ['keep_cap', 'advocate'],
    ['ask_cap', 'staff', { minutes: 1_800 }],
    ['approve_cap', 'advocate', { cap_minutes: 9_000 }],
    ['pause', 'staff', { reason: 'SAFETY' }],
    ['resume', 'staff'],
    ['remind_deadline', 'timer'],
    ['count_task', 'case', { task_id: 'T1', state: 'DONE' }],
    ['count_task', 'case', { task_id: 'T2', state: 'CANCELLED' }],
    ['count_report', 'case', report(5_700, 'PAID', 'SENT')],
    ['count_evaluation', 'case', { by: 'ADVOCATE', state: 'SUBMITTED' }],
    ['count_report', 'case', report(5_700, 'PAID', 'PAID')],
    ['count_evaluation', 'case', { by: 'DEFENDER', state: 'EXPIRED' }],
    ['close', 'staff'],
    ['know_outcome', 'case', { result: 'SETTLED' }],
  ],
  [REQUEST, ['review', 'staff', { decision: 'DECLINE', reason: 'Not our work' }]],
  [...TO_PROPOSED, ['refuse', 'defender', { reason: 'Too far' }], ['propose', 'staff', { defender_id: 'defender-2' }]],
  [...TO_PROPOSED, ['lapse', 'timer', {}, 48]],
  [
    ...TO_ACTIVE,
    ['contract_ended', 'case', { agreement_id: 'CT-1' }],
    ['waive_report', 'staff', { reason: 'No hours' }],
  ],
  [...TO_ACTIVE, ['cancel', 'advocate', { reason: 'Case dismissed' }]],
]
