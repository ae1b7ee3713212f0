import type { Step } from '../walk.ts'

export const INVITE: Step = ['invite', 'defender', { person_id: 'p', group_id: 'g', level: 'L1' }]
export const invitation: Step[][] = [
  [
    INVITE,
    ['not_now', 'person'],
    ['join', 'person', { alias: 'Compañero 7', text_version: 'E1.1' }],
    ['warn', 'case', { post: 'p_1' }],
    ['accuse', 'bot'],
    ['mute', 'person'],
    ['unmute', 'person'],
    ['leave', 'person'],
    INVITE,
    ['join', 'bot', { alias: 'Compañero 7', text_version: 'E1.1' }],
    ['remove', 'staff', { reason: 'Insults' }],
    ['take_back', 'staff'],
  ],
  [INVITE, ['expire', 'timer', {}, 336]],
]
