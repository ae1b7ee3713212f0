import { clean, fold } from '../normalise.ts'

/** How the short forms of messages are written in full, where a question to the group is looked at: "ay q pagar", "cobra x mi". */
const SHORT: readonly (readonly [RegExp, string])[] = [
  [/\b[qk]\b/g, 'que'],
  [/\b(?:xq|xk|pq|porq|porke)\b/g, 'porque'],
  [/\bx\b/g, 'por'],
  [/\b(?:ay|ai) que\b/g, 'hay que'],
  [/\b(?:tmb|tmbn|tb|tbn)\b/g, 'tambien'],
  [/\bpa\b/g, 'para'],
  [/\bk(?=[aeiou])/g, 'qu'],
  [/\bqua(?=[a-z])/g, 'ca'],
  [/\bquo(?=[a-z])/g, 'co'],
  [/\bquu(?=[a-z])/g, 'cu'],
]

/** A question without accents and marks of case, its short forms in full. */
export const inFull = (said: string): string =>
  SHORT.reduce((text, [short, full]) => text.replace(short, full), fold(clean(said)))
