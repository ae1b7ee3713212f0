import type { Refusal } from '../refusal.ts'
import { ASK } from '../walks/privacy-request.ts'

export const privacy_request: Refusal[] = [
  ['a decision before it is sure who asks', [ASK], ['decide', 'staff', { decision: 'GRANTED' }], /it is ASKED/],
  [
    'a no without a reason',
    [ASK, ['check_id', 'staff', { how: 'visit' }]],
    ['decide', 'staff', { decision: 'REFUSED' }],
    /give the reason/,
  ],
]
