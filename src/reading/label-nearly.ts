import { createCorrector } from './lexicon/typos.ts'
import { clean, fold } from './normalise.ts'
import { denies } from './not-meant.ts'
import type { Lang } from './reader.ts'
import { scan } from './scan.ts'
import { sound } from './sound.ts'

type Labelled = { id: string; label: string }

/**
 * The option whose label the whole message is, nearly: as it sounds, with a slip of the finger in words of five letters or more, or more
 * than half of it from the beginning, where what is left out does not deny that. Null where it is no label, or that of two.
 */
export const labelNearly = (text: string, options: readonly Labelled[], lang: Lang): string | null => {
  const said = wordsOf(text, lang)
  if (said.length === 0 || said.length > MOST_WORDS) return null
  // A slip changes no first letter: most messages begin like no label, and nothing more is looked at.
  const labels = options
    .map(({ id, label }) => ({ id, words: wordsOf(label, lang) }))
    .filter(({ words }) => words.length >= said.length && words[0]?.[0] === said[0]?.[0])
  if (labels.length === 0) return null
  const correct = createCorrector(
    labels.flatMap(({ words }) => words),
    [],
  )
  const heard = said.map((word) => correct(word) ?? word)
  const begun = labels.filter(({ words }) => heard.every((word, i) => words[i] === word))
  const whole = begun.filter(({ words }) => words.length === heard.length)
  const mostly = begun.filter(
    ({ words }) => heard.length >= 2 && heard.length * 2 > words.length && !denies(words.slice(heard.length), lang),
  )
  const [only, ...more] = whole.length > 0 ? whole : mostly
  return only && more.length === 0 ? only.id : null
}

/** A button holds 24 characters. */
const MOST_WORDS = 8

const wordsOf = (text: string, lang: Lang): string[] =>
  scan(fold(clean(text).replace(/'/g, '')))
    .filter(({ kind }) => kind !== 'sign')
    .map(({ plain }) => sound(plain, lang))
