import type { Step } from '../walk.ts'

export const ASK: Step = ['ask', 'bot', { kind: 'ERASE', person_id: 'p' }]

export const privacy_request: Step[][] = [
  [
    ASK,
    ['specify', 'person', { scope: 'PART', what: 'my photos' }],
    ['remind', 'timer', {}, 120],
    ['check_id', 'staff', { how: 'called the number on file' }],
    ['decide', 'staff', { decision: 'IN_PART', reason: 'The court order binds us to keep the form' }],
    ['complete', 'staff', { removed_messages: 12, removed_files: 1, removed_records: 3 }],
  ],
  [ASK, ['withdraw', 'person']],
]
