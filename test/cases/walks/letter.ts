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
    ['correct', 'advocate', { words: 'Please ask about the pay stubs of 2019.' }],
    ['translate', 'staff', { translation: 'Por favor pregunte por los talones de pago de 2019.' }],
    ['send', 'advocate'],
  ],
  [LETTER, ['withdraw', 'advocate']],
]
