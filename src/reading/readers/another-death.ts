import { clean, fold } from '../normalise.ts'
import { defineReader, type Lang } from '../reader.ts'

/**
 * Whoever died is somebody dear to whom we speak with, and not they ("se murió mi mamá, por eso no fui"). A father, a brother or a husband may be
 * the one whose phone it is, told by who holds it now: those are none.
 */
export const anotherDeath = defineReader<true>({
  name: 'another-death',
  read: (text, { lang }) => {
    const plain = fold(clean(text))
    return !OURS[lang].test(plain) && DEATHS[lang].some((pattern) => pattern.test(plain))
      ? { value: true }
      : { problem: 'another-death.unclear' }
  },
})

const KIN =
  '(?:mama|mami|ama|jefita|madre|esposa|mujer|senora|hija|hermana|abuela|abuelita|suegr[oa]|tia|prim[oa]|cunad[oa]|nuera|yerno|niet[oa]|sobrin[oa]|comadre|compadre|compa|' +
  'padrino|madrina|ahijad[oa]|vecin[oa]|paisan[oa]|amig[oa]|companer[oa]|patron|mayordomo|bebe|ninit[oa])'
const DIED = '(?:murio|fallecio|mataron|mato|adelanto|descansa)'

/** By whom the one that we know may be meant. */
const OURS: Record<Lang, RegExp> = {
  es: /\b(?:so[yi] (?:su|la viuda|el viudo)|mi (?:esposo|marido|papa|hijo|hermano|viejo|tio|abuelo))\b/,
  en: /\b(?:i am his|i m his|my (?:husband|father|dad|son|brother))\b/,
  fr: /\b(?:je suis sa|mon (?:mari|pere|fils|frere))\b/,
}
const DEATHS: Record<Lang, readonly RegExp[]> = {
  es: [
    new RegExp(`\\b(?:mi|mis|la|una) ${KIN}(?: \\p{L}+){0,2}? (?:ya )?(?:se )?(?:me |nos )?${DIED}\\b`, 'u'),
    new RegExp(
      `\\b(?:${DIED}|perdi|perdimos|enterr\\p{L}+|velamos|velando|sepult\\p{L}+)(?: (?:a|ayer|hoy|ya))? (?:mi|mis|una?) ${KIN}\\b`,
      'u',
    ),
  ],
  en: [/\bmy (?:mother|mom|wife|daughter|sister|grandmother|friend|neighbou?r) (?:just )?(?:died|passed away)\b/],
  fr: [/\bma (?:mere|femme|fille|soeur|grand mere) (?:est morte|est decedee)\b/],
}
