import type { Step } from '../walk.ts'

export const address: Step[][] = [
  [
    ['check_format', 'import'],
    ['unreachable', 'bot', { code: 'bad-address' }],
    ['deliver', 'external'],
    ['right_party', 'bot', { person_id: 'p' }],
    ['share', 'person'],
    ['unshare', 'person'],
    ['wrong_party', 'bot', { person_id: 'p' }],
    ['recheck', 'staff'],
    ['opt_out', 'person'],
    ['opt_in', 'person'],
    ['block', 'external'],
    ['unblock', 'external'],
  ],
]
