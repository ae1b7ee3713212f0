import type { Lang } from '../reader.ts'
import type { Token } from '../scan.ts'
import { sound } from '../sound.ts'
import { numberWords } from './number-words.ts'

/** The words of a number that was written as one: "dosmil" -> dos mil, "treintaycinco" -> treinta y cinco; else null. */
export const splitNumber = (token: Token | undefined, lang: Lang): Token[] | null => {
  if (token?.kind !== 'word' || token.plain.length < SHORTEST || token.plain.length > LONGEST) return null
  const words = split(sound(token.plain, lang), parts[lang])
  return words && words.length > 1 ? words.map((plain) => ({ ...token, raw: plain, plain })) : null
}

const SHORTEST = 6
const LONGEST = 40

/** Longest words first; the joint ("y") only between two of them. */
const split = (text: string, words: readonly string[], after = false): string[] | null => {
  if (text === '') return []
  for (const word of words) {
    if (!text.startsWith(word) || (word === 'i' && !after)) continue
    const rest = split(text.slice(word.length), words, word !== 'i')
    if (rest && (word !== 'i' || rest.length > 0)) return [word === 'i' ? 'y' : word, ...rest]
  }
  return null
}

const partsOf = (lang: Lang): string[] => {
  const { small, hundreds, thousand } = numberWords[lang]
  return [...small.keys(), ...hundreds.keys(), ...thousand, ...(lang === 'es' ? ['i'] : [])].sort(
    (a, b) => b.length - a.length,
  )
}

const parts: Record<Lang, string[]> = { es: partsOf('es'), en: partsOf('en'), fr: partsOf('fr') }
