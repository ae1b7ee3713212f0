import type { Refusal } from '../refusal.ts'

export const distrusted: Refusal[] = [
  ['a word of trust of one word', [], ['give_trust_word', 'defender', { words: 'maíz' }], /two plain words/],
  ['a number as a word of trust', [], ['give_trust_word', 'staff', { words: 'clave 4821' }], /two plain words/],
  ['a code of five digits', [], ['issue_code', { kind: 'staff', id: 'ana' }, { code: '48219' }], /six digits/],
  ['a code of nobody', [], ['issue_code', { kind: 'staff' }, { code: '482193' }], /who reads it out/],
]
