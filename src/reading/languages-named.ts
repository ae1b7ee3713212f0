import { FAMILIES, LANGUAGES } from './languages.ts'
import { createCorrector } from './lexicon/typos.ts'
import { clean, fold } from './normalise.ts'
import { scan } from './scan.ts'
import { sound } from './sound.ts'
import { isWithoutVowels } from './without-vowels.ts'

/** What somebody prefers to hear: a code of `languages.ts`, or a name that means several languages ("mixteco"). */
export type NamedLanguage = { code: string } | { family: string }

/** The languages that are named in a text, in any sentence around them; the longest name at a place counts. */
export const languagesNamed = (text: string): NamedLanguage[] => {
  const words = keysOf(text)
    .slice(0, MOST_WORDS)
    .map((word) => correct(word) ?? word)
  const found = new Map<string, NamedLanguage>()
  for (let at = 0; at < words.length; ) {
    const entry = byLength.find(({ keys }) => keys.every((key, n) => words[at + n] === key))
    if (entry) found.set(JSON.stringify(entry.named), entry.named)
    at += entry?.keys.length ?? 1
  }
  return found.size === 0 ? shortened(text) : [...found.values()]
}

/** "spñ": one word that is a name without its vowels. */
const shortened = (text: string): NamedLanguage[] => {
  const [only, ...more] = scan(fold(clean(text))).filter(({ kind }) => kind === 'word')
  if (!only || more.length > 0) return []
  const found = LANGUAGES.filter(({ name, also }) =>
    [name, ...also].some((way) => isWithoutVowels(only.plain, fold(way))),
  )
  return found.length === 1 && found[0] ? [{ code: found[0].code }] : []
}

/** The one code that a wish names: itself, or a name of one language. Null: none, several, a family, or one that they do not speak. */
export const languageCode = (wish: string): string | null => {
  if (codes.has(wish)) return wish
  const [only, ...more] = /\bno\b/i.test(wish) ? [] : languagesNamed(wish)
  return only && 'code' in only && more.length === 0 ? only.code : null
}

const MOST_WORDS = 40
const codes = new Set(LANGUAGES.map(({ code }) => code))

/**
 * As they are heard: accents and the marks for glottal stops, which nobody types alike, do not count. A short word loses no letter: "told" is
 * not Tol, nor "ma'am" Mam.
 */
const keysOf = (text: string): string[] =>
  scan(fold(clean(text)).replaceAll("'", ''))
    .filter(({ kind }) => kind === 'word')
    .map(({ plain }) => {
      const heard = sound(plain, 'es')
      return plain.length <= SHORT && heard.length < plain.length ? plain : heard
    })
const SHORT = 4

const byLength = [
  ...LANGUAGES.flatMap(({ code, name, also }) =>
    [name, ...also].map((way) => ({ keys: keysOf(way), named: { code } as NamedLanguage })),
  ),
  ...Object.entries(FAMILIES).flatMap(([family, ways]) =>
    ways.map((way) => ({ keys: keysOf(way), named: { family } })),
  ),
].sort((a, b) => b.keys.length - a.keys.length)

const correct = createCorrector(
  byLength.flatMap(({ keys }) => keys).filter((key) => key.length >= 6),
  // In English that is who somebody is, and no language.
  [...byLength.flatMap(({ keys }) => keys), ...keysOf('Mexican Mexicans')],
)
