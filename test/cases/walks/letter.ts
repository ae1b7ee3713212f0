import type { Step } from '../walk.ts'

export const LETTER: Step = [
  'write',
  'advocate',
  { facilitation_id: 'CF-1042', defender_id: 'defender-1', words: 'Please ask about the pay stubs.' },
]
export const letter: Step[][] = [
  [
    LETTER,
    ['translate', 'staff', { translation: 'Por favor pregunte por los talones de pago.' }],
    ['doubt', 'advocate'],
    ['correct', 'advocate', { words: 'Please ask about the pay stubs of 2019.' }],
    ['translate', 'staff', { translation: 'Por favor pregunte por los talones de pago de 2019.' }],
    ['send', 'advocate'],
  ],
  [LETTER, ['leave_to_people', 'bot'], ['wait', 'timer', {}, 12], ['withdraw', 'advocate']],
  [
    LETTER,
    ['translate', 'bot', { translation: 'Por favor pregunte por los talones de pago.' }],
    ['wait', 'timer', {}, 24],
    ['wait', 'timer', {}, 72],
    ['send', 'advocate'],
  ],
]
