import type { Step } from '../walk.ts'

export const ABOUT = { person_id: 'p', address: 'a', purpose: 'GROUP' }

export const consent: Step[][] = [
  [
    ['ask', 'case', { ...ABOUT, text_version: 'E0.1' }],
    ['give', 'defender', { ...ABOUT, text_version: 'E0.1' }],
    ['withdraw', 'case', ABOUT],
  ],
]
