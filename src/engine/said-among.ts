import { fold } from './fold.ts'
import type { Choice } from './node.ts'

/**
 * "Pues trabaja en la obra", where a number was asked for: the one option of which the text holds a whole phrase. A word alone may stand
 * in any answer, so that it names none, and behind a "no" a phrase says the opposite. Null: no option, or several.
 */
export const saidAmong = (choices: readonly Choice[], text: string): string | null => {
  const said = ` ${fold(text)} `
  const holds = (phrase: string): boolean =>
    said.includes(` ${phrase} `) && !NEGATED.some((no) => said.includes(` ${no} ${phrase} `))
  const [named, ...more] = phrasesOf(choices).filter(({ phrases }) => phrases.some(holds))
  return named && more.length === 0 ? named.id : null
}

type Phrases = readonly { id: string; phrases: readonly string[] }[]
const folded = new WeakMap<readonly Choice[], Phrases>()

/** Folded once: an option may have eighty words. */
const phrasesOf = (choices: readonly Choice[]): Phrases => {
  const known = folded.get(choices)
  if (known) return known
  const all = choices.map(({ id, words }) => ({ id, phrases: words.map(fold).filter((word) => word.includes(' ')) }))
  folded.set(choices, all)
  return all
}

const NEGATED = ['no', 'ni', 'tampoco', 'not', 'pas']
