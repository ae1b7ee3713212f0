import type { Refusal } from '../refusal.ts'
import { INVITE } from '../walks/invitation.ts'

export const invitation: Refusal[] = [
  [
    'somebody who is not identified',
    [],
    ['invite', 'staff', { person_id: 'p', group_id: 'g', level: 'L0' }],
    /identified/,
  ],
  [
    'another person',
    [INVITE, ['not_now', 'person']],
    ['invite', 'staff', { person_id: 'q', group_id: 'g', level: 'L1' }],
    /one person and one group/,
  ],
  ['a number for an alias', [INVITE], ['join', 'person', { alias: '55 0000 0001', text_version: 'E1' }], /no number/],
  [
    'an answer to an invitation that ended',
    [INVITE, ['expire', 'timer', {}, 336]],
    ['join', 'person', { alias: 'a', text_version: 'E1' }],
    /it is EXPIRED/,
  ],
]
