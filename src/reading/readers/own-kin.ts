import { clean, fold } from '../normalise.ts'
import { defineReader, type Lang } from '../reader.ts'

export type OwnKinOptions = {
  /** Only of those who may be called like their father or son ("soy el hijo", "mi papá no está"). */
  line?: boolean
}

/** Who says that they are of the family of whom they tell ("soy la viuda de Crescencio, Eulalia", "habla su hijo"): their words. */
export const ownKin = defineReader<string, OwnKinOptions>({
  name: 'own-kin',
  takes: { line: 'yes or no' },
  read: (text, { lang }, options) => {
    const said = clean(text)
    return (options?.line ? LINE : KIN)[lang].test(fold(said.replace(/['’]/g, ' ')))
      ? { value: said.slice(0, LONGEST) }
      : { problem: 'own-kin.unclear' }
  },
})

const LONGEST = 300

const OF_THE_FAMILY = 'viud[oa]|espos[oa]|mujer|senora|marido|hij[oa]|herman[oa]|mama|papa|madre|padre'
const FURTHER = 'cunad[oa]|suegr[oa]|yerno|nuera|niet[oa]|sobrin[oa]|prim[oa]|ti[oa]'
/** "Soy Eulalia, la señora de Crescencio": a name in between, and nothing behind that makes it somebody else's ("soy Pedro, su esposa ya murió"). */
const NAMED = `\\b(?:so[yi]|habla)(?: yo)?(?: (?!(?:su|la|el|una?|de|del|y|no)\\b)\\p{L}+){1,2},? (?:su|la|el) (?:${OF_THE_FAMILY})(?: de\\b|\\s*(?:[,.;]|$))`

const KIN: Record<Lang, RegExp> = {
  es: new RegExp(
    `(?<!\\bno )\\b(?:so[yi]|habla|escribe|contesta)(?: yo)? (?:su|la|el|una?) (?:${OF_THE_FAMILY}|${FURTHER})\\b|${NAMED}`,
    'u',
  ),
  en: /\b(?:i am|i m|this is) (?:his|her|the) (?:widow(?:er)?|wife|husband|son|daughter|brother|sister|mother|father|cousin|nephew|niece|uncle|aunt)\b/,
  fr: /\b(?:je suis|c est) (?:son|sa|le|la) (?:veuve|veuf|femme|epouse|mari|fils|fille|frere|soeur|mere|pere|cousine?|neveu|niece|oncle|tante)\b/,
}

const LINE: Record<Lang, RegExp> = {
  es: /\b(?:mi|(?:so[yi]|habla|contesta)(?: yo)?(?: el| su| un)?) (?:hij|mij|pap|apa\b|padre|jef|viejo|abuel|niet)|\b(?:hijo|papa|padre) de\b/,
  en: /\b(?:my|i am (?:his|the)|i m (?:his|the)|this is his) (?:son|dad|father|grand)/,
  fr: /\b(?:mon|je suis (?:son|le)) (?:fils|pere|papa|petit fils|grand pere)\b/,
}
