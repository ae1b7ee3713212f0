import type { Lang } from '../reader.ts'
import { sound } from '../sound.ts'
import type { Heard } from './heard.ts'

/**
 * "¿Tengo un abogado?", "y si ya murió": asked or supposed, and so not said. A question that only follows asks no more than itself
 * ("mi papá ya murió, ¿qué hago?", "está preso puede participar?").
 */
export const isAskedOrSupposed = (words: readonly Heard[], start: number, end: number, lang: Lang): boolean =>
  isSupposed(words, start, lang) || isAsked(words, end, lang)

const isAsked = (words: readonly Heard[], end: number, lang: Lang): boolean => {
  if (words[end - 1]?.asks !== true) return false
  const closing = words.findIndex(({ ends, pause }, at) => at >= end - 1 && (ends || pause))
  // Up to a comma it is told; so it is where the words that a question begins with come behind it.
  if (words[closing]?.ends !== true) return false
  return !words.slice(end, closing + 1).some(({ key }) => beginning[lang].has(key))
}

/** "Qué pasa si", "y si": one of the two words before supposes it. "Pero sí tengo", "si ya tengo" may be a yes. */
const isSupposed = (words: readonly Heard[], start: number, lang: Lang): boolean =>
  [start - 1, start - 2].some(
    (at) =>
      suppositions[lang].has(words[at]?.key ?? '') &&
      supposing[lang].has(words[at - 1]?.key ?? '') &&
      words[at - 1]?.ends !== true,
  )

const set = (list: string, lang: Lang) => new Set(list.split(' ').map((word) => sound(word, lang)))
const suppositions: Record<Lang, Set<string>> = { es: set('si', 'es'), en: set('if', 'en'), fr: set('si', 'fr') }
const supposing: Record<Lang, Set<string>> = {
  es: set('y pasa pasaria sucede sucederia', 'es'),
  en: set('what and happens', 'en'),
  fr: set('et passe', 'fr'),
}
const beginning: Record<Lang, Set<string>> = {
  es: set(
    'puedo puede pueden podemos podria podrian que como cuando cuanto cuanta donde quien quienes cual tengo tiene tienen debo hay hago hacer afecta ' +
      'sirve importa usted ustedes',
    'es',
  ),
  en: set('can could may do does what how when where who which should is are will', 'en'),
  fr: set('puis peut peuvent que quoi comment quand ou qui quel dois est', 'fr'),
}
