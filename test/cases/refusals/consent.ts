import type { Refusal } from '../refusal.ts'
import { ABOUT } from '../walks/consent.ts'

export const consent: Refusal[] = [
  ['a yes taken down without its words', [], ['give', 'staff', ABOUT], /which words/],
  [
    'another address',
    [['ask', 'case', ABOUT]],
    ['give', 'case', { ...ABOUT, address: 'b' }],
    /one person, address and purpose/,
  ],
]
