import type { Refusal } from '../refusal.ts'
import { CONTRACT, REQUEST, report, TO_ACTIVE, TO_PROPOSED, TO_SIGNING } from '../walks/facilitation.ts'

export const facilitation: Refusal[] = [
  ['a decision without a call', [REQUEST], ['review', 'staff', { decision: 'PROCEED' }], /in a call first/],
  ['a refusal without a reason', [REQUEST], ['review', 'staff', { decision: 'DECLINE' }], /with a reason/],
  ['a call in the past', [REQUEST], ['book_call', 'staff', { call_at: '2026-03-01T15:00:00Z' }], /has passed/],
  ['a Defender who answers after 48 hours', TO_PROPOSED, ['accept', 'defender', {}, 49], /48 hours/],
  ['a Defender who was not asked', TO_PROPOSED, ['accept', { kind: 'defender', id: 'other' }], /another Defender/],
  ['an offer that lapses early', TO_PROPOSED, ['lapse', 'timer', {}, 47], /open for 48/],
  ['staff who do not say for whom', TO_PROPOSED, ['check_conflict', 'staff', { conflict: false }], /which side/],
  ['work before any contract', TO_SIGNING, ['pause', 'staff', { reason: 'SAFETY' }], /it is SIGNING/],
  [
    'another contract than the one that is written',
    TO_SIGNING,
    ['contract_signed', 'case', { ...CONTRACT, agreement_id: 'CT-9' }],
    /Another contract/,
  ],
  [
    'a task for another Defender',
    TO_ACTIVE,
    ['add_task', 'case', { task_id: 'T9', advocate_id: 'advocate-1', defender_id: 'other' }],
    /another Defender or Advocate/,
  ],
  [
    'a report of another Defender',
    TO_ACTIVE,
    ['add_report', 'case', { report_id: 'R9', defender_id: 'other' }],
    /another Defender/,
  ],
  [
    'a report that it does not know',
    TO_ACTIVE,
    ['count_report', 'case', { ...report(60), report_id: 'R9' }],
    /no report of this/,
  ],
  ['a cap that nobody asked to raise', TO_ACTIVE, ['keep_cap', 'advocate'], /No higher cap/],
  ['a raise by nothing', TO_ACTIVE, ['ask_cap', 'staff', { minutes: 0 }], /by how many/],
  ['a raise before any contract', TO_SIGNING, ['ask_cap', 'staff', { minutes: 60 }], /it is SIGNING/],
  ['a lower cap', TO_ACTIVE, ['approve_cap', 'advocate', { cap_minutes: 60 }], /only raised/],
  [
    'going on without a contract',
    [...TO_ACTIVE, ['contract_ended', 'case', { agreement_id: 'CT-1' }]],
    ['resume', 'staff'],
    /new one has to be signed/,
  ],
  ['an end before everything is done', TO_ACTIVE, ['close', 'staff'], /it is ACTIVE/],
  [
    'an end while the Advocate has not paid',
    [
      ...TO_ACTIVE,
      ['count_task', 'case', { task_id: 'T1', state: 'DONE' }],
      ['count_task', 'case', { task_id: 'T2', state: 'DONE' }],
      ['count_report', 'case', report(60, 'PAID', 'SENT')],
    ],
    ['close', 'staff'],
    /it is PAYMENT/,
  ],
  [
    'an end while the Defender has not been paid',
    [
      ...TO_ACTIVE,
      ['count_task', 'case', { task_id: 'T1', state: 'DONE' }],
      ['count_task', 'case', { task_id: 'T2', state: 'DONE' }],
      ['count_report', 'case', report(60, 'DUE', 'PAID')],
    ],
    ['close', 'staff'],
    /it is PAYMENT/,
  ],
]
