import type { Lang } from './reader.ts'
import { sound } from './sound.ts'

/** Where a way of saying something stands in a text. */
type Span = { at: number; length: number }

/** "no quiero efectivo": one of the three words before denies it. */
export const isDenied = (heard: readonly string[], { at, length }: Span, lang: Lang): boolean =>
  // "efectivo no, banco": a denial behind it, with more to follow.
  (denials[lang].has(heard[at + length] ?? '') && heard.length > at + length) ||
  heard.slice(Math.max(0, at - 3), at).some((word) => denials[lang].has(word))

/** Does one of these words, as they sound, deny? */
export const denies = (heard: readonly string[], lang: Lang): boolean => heard.some((word) => denials[lang].has(word))

/** "qué pasa si le entro", "si le entro me corren": one of the two words before supposes it. "Si le entro" alone is a yes. */
export const isSupposed = (heard: readonly string[], { at, length }: Span, lang: Lang): boolean => {
  const from = Math.max(0, at - 2)
  const i = heard.slice(from, at).findIndex((word) => suppositions[lang].has(word))
  if (i < 0) return false
  const before = heard[from + i - 1]
  return (
    (before !== undefined && asking[lang].has(before)) ||
    heard.slice(at + length).some((word) => !light[lang].has(word))
  )
}

const set = (list: string, lang: Lang) => new Set(list.split(' ').map((word) => sound(word, lang)))
/** Words that tell no option from another. */
export const light: Record<Lang, Set<string>> = {
  es: set(
    'a al con de del el en la las le les lo los me mi mis mas no para por que se si sin su sus te tu un una unos unas y yo ya usted es soy esta este eso ' +
      'quiero quisiera prefiero mejor seria pues favor gracias opcion numero ahora hoy todo todos otra otro algo nada',
    'es',
  ),
  en: set(
    'a an and at by for i in is it me my no not of on one or please so that the this to want with without would yes you your option number',
    'en',
  ),
  fr: set(
    'a au avec ce de des du en et il je la le les ma me mes mon ne non ou oui par pas pour que qui sans sur un une veux vous svp option numero',
    'fr',
  ),
}
const denials: Record<Lang, Set<string>> = {
  es: set('no ni sin', 'es'),
  en: set('no not dont', 'en'),
  fr: set('pas ni sans', 'fr'),
}
const suppositions: Record<Lang, Set<string>> = { es: set('si', 'es'), en: set('if', 'en'), fr: set('si', 'fr') }
/** What stands before a supposition, and never before a yes. */
const asking: Record<Lang, Set<string>> = {
  es: set('y pasa pasaria o pero se que hace', 'es'),
  en: set('what happens and or but', 'en'),
  fr: set('et ou mais', 'fr'),
}
