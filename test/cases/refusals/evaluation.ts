import type { Refusal } from '../refusal.ts'
import { INVITE as EVALUATE } from '../walks/evaluation.ts'

export const evaluation: Refusal[] = [
  ['an answer of the other side', [EVALUATE], ['submit', 'advocate', { overall: 5 }], /other side/],
  ['an answer without a score', [EVALUATE], ['submit', 'defender', { comment: 'ok' }], /one score/],
  ['six of five', [EVALUATE], ['rate', 'defender', { overall: 6 }], /1 to 5/],
  ['a release before it is in', [EVALUATE], ['release', 'case'], /it is INVITED/],
]
