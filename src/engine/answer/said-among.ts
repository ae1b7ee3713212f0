import { foldedNames } from '../flow/folded-names.ts'
import { fold } from '../fold.ts'
import type { Choice } from '../node.ts'

/**
 * "Pues trabaja en la obra", where a number was asked for: the one option of which the text holds a whole phrase. A word alone may stand
 * in any answer, so that it names none, and behind a "no" a phrase says the opposite. Null: no option, or several.
 */
export const saidAmong = (choices: readonly Choice[], text: string): string | null => {
  const said = ` ${fold(text)} `
  const holds = (phrase: string): boolean =>
    phrase.includes(' ') && said.includes(` ${phrase} `) && !NEGATED.some((no) => said.includes(` ${no} ${phrase} `))
  const [named, ...more] = choices.filter((choice) => foldedNames(choice).slice(1).some(holds))
  return named && more.length === 0 ? named.id : null
}

const NEGATED = ['no', 'ni', 'tampoco', 'not', 'pas']
