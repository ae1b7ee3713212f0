import { fold } from './fold.ts'
import type { Choice } from './node.ts'

/**
 * Is nothing said against the option beside it? "Ya fui pero no me pagaron" names the button "Ya fui", "cobré la mitad" the one "Ya cobré",
 * and neither says it. Words that the option has itself count for nothing. In all languages at once: people mix them.
 */
export const saysPlainly = (said: string, choice: Choice | undefined): boolean => {
  const own = new Set([choice?.label ?? '', ...(choice?.words ?? [])].flatMap((way) => fold(way).split(' ')))
  return !fold(said)
    .split(' ')
    .some((word) => AGAINST.has(word) && !own.has(word))
}

const AGAINST = new Set(
  (
    'pero aunque no ni nunca nadie tampoco todavia aun falta faltan falto faltaron menos mitad casi incompleto ' +
    'but not never less half missing yet almost dont didnt havent hasnt wasnt cant couldnt mais pas jamais moins moitie'
  ).split(' '),
)
