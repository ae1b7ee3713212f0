import { foldedNames } from '../flow/folded-names.ts'
import { fold } from '../fold.ts'
import type { Choice } from '../node.ts'

/**
 * Do these words say the option, and nothing against it? "Ya fui pero no me pagaron" names the button "Ya fui", "cobré la mitad" the one "Ya
 * cobré", "perdí el papel que me dieron" the words "ya me dieron", and none of them says it. A few words may say it in their own way; among
 * more, one of its ways stands whole. Against it are words in all languages at once, as people mix them; not those that it has itself.
 */
export const saysPlainly = (said: string, option: Choice): boolean => {
  const told = withoutQuestion(said)
  if (told === '' || speaksAgainst(said, option)) return false
  const heard = fold(told)
  const spoken = heard.split(' ')
  return spoken.length <= FEW || foldedNames(option).some((way) => ` ${heard} `.includes(` ${way} `))
}

/** "¿Ya me pagaron?", "ya quedó lo de mis papeles?" tell nothing; "le entro, ¿cuándo firmo?" does, before it asks. */
const withoutQuestion = (said: string): string =>
  said.trimEnd().endsWith('?') ? said.trimEnd().replace(/(?:^|[¿,.;:!?\n])[^¿,.;:!?\n]*\?+$/u, '') : said

/** "Está bien, pero ...": does something in these words speak against the option, and is none of its own? */
export const speaksAgainst = (said: string, option?: Choice): boolean => {
  const isOwn = (word: string) => option && foldedNames(option).some((way) => ` ${way} `.includes(` ${word} `))
  return fold(said)
    .split(' ')
    .some((word) => AGAINST.has(word) && !isOwn(word))
}

const FEW = 4

const AGAINST = new Set(
  (
    'pero aunque no ni nunca nadie tampoco todavia aun falta faltan falto faltaron menos mitad casi incompleto ' +
    'but not never less half missing yet almost dont didnt havent hasnt wasnt cant couldnt mais pas jamais moins moitie'
  ).split(' '),
)
