import type { Refusal } from '../refusal.ts'
import type { Step } from '../walk.ts'
import { LETTER } from '../walks/letter.ts'

const TRANSLATED: Step[] = [LETTER, ['translate', 'staff', { translation: 'Por favor pregunte.' }]]
const to = { facilitation_id: 'CF-1042', defender_id: 'defender-1' }

export const letter: Refusal[] = [
  [
    'a letter to nobody',
    [],
    ['write', 'advocate', { facilitation_id: 'CF-1042', words: 'Hello' }],
    /names the Advocate and/,
  ],
  [
    'a letter in the name of another',
    [],
    ['write', 'advocate', { ...to, advocate_id: 'other', words: 'Hello' }],
    /another Advocate/,
  ],
  ['a letter that is sent by the one whom it is for', TRANSLATED, ['send', 'defender'], /for the other side/],
  ['a letter that no text has room for', [], ['write', 'advocate', { ...to, words: 'x'.repeat(601) }], /at most 600/],
  [
    'a translation that no text has room for',
    [LETTER],
    ['translate', 'staff', { translation: 'x'.repeat(601) }],
    /at most 600/,
  ],
]
