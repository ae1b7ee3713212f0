import type { Refusal } from '../refusal.ts'
import { FILE, handler } from '../walks/complaint.ts'

export const complaint: Refusal[] = [
  ['staff who do not handle complaints', [FILE], ['take', 'staff'], /whoever handles complaints/],
  [
    'somebody who would judge themselves',
    [['file', 'person', { about: 'STAFF', about_id: 'luz', what: 'Rude' }]],
    ['take', handler],
    /about themselves/,
  ],
  ['an answer before anybody looked', [FILE], ['answer', handler, { answer: 'No' }], /it is RECEIVED/],
]
