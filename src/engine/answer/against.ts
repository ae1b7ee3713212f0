import { distance } from 'fastest-levenshtein'
import { fold } from '../fold.ts'
import type { Json } from '../session.ts'

/** Words that many firms and many answers share; they identify nobody. */
const EMPTY_WORDS = new Set(
  (
    'inc llc ltd corp company compania empresa group grupo services servicios sons hermanos the and para con los las del ' +
    'una uno don dona senor senora patron jefe trabajo trabaje trabajaba trabajando donde cuando creo como que era llamaba llama'
  ).split(' '),
)

/**
 * Does an answer agree with what we know? Numbers exactly; words when they share one telling word, with one typo allowed in
 * words of five letters or more. A list (several employers, a nickname) matches when one of its items does. Null: no match.
 */
export const matches = (answer: Json, expected: Json): boolean => {
  if (Array.isArray(expected)) return expected.some((item) => matches(answer, item))
  if (answer === null || expected === null) return false
  if (typeof expected === 'number' || typeof answer === 'number') return String(answer) === String(expected)
  if (typeof answer !== 'string' || typeof expected !== 'string') return false
  const said = fold(answer)
  const known = fold(expected)
  if (said === known) return said !== ''
  const heard = tellingWords(said)
  return tellingWords(known).some((word) => heard.some((other) => alike(word, other)))
}

/** The words of a text that may identify somebody. */
export const tellingWords = (text: string): string[] =>
  fold(text)
    .split(' ')
    .filter((word) => word.length >= 3 && !EMPTY_WORDS.has(word))

const alike = (a: string, b: string): boolean =>
  a === b ||
  asHeard(a) === asHeard(b) ||
  (asEnglish(a).length >= 3 && asEnglish(a) === asEnglish(b)) ||
  // A number with one digit wrong is another number.
  (!/\d/.test(a + b) && a.length >= 5 && b.length >= 5 && Math.abs(a.length - b.length) <= 1 && distance(a, b) <= 1)

/** "Grin jolou" for "Green Hollow". */
const asEnglish = (word: string): string =>
  word
    .replace(/[hj]/g, '')
    .replace(/ll/g, 'l')
    .replace(/ee|ea/g, 'i')
    .replace(/oo/g, 'u')
    .replace(/o[wu]?$/, 'o')
    .replace(/w/g, 'u')
    .replace(/[ck]+/g, 'k')

/** Foreign names are written as they are heard: "Don Rey", "Jolou", "Doil" for Doyle, whose last letter nobody says. */
const asHeard = (word: string): string =>
  word
    .replace(/h/g, '')
    .replace(/ll/g, 'y')
    .replace(/y(?![aeiou])/g, 'i')
    .replace(/ai/g, 'ei')
    .replace(/(?<=..l)e$/, '')
    .replace(/z|x|c(?=[ei])/g, 's')
    .replace(/qu|[cq]/g, 'k')
    .replace(/v/g, 'b')
