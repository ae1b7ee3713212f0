import { clean, fold } from '../normalise.ts'
import { defineReader, type Lang } from '../reader.ts'

/** Who says that they are of the family of whom they tell ("soy la viuda de Crescencio, Eulalia", "habla su hijo"): their words. */
export const ownKin = defineReader<string>({
  name: 'own-kin',
  read: (text, { lang }) => {
    const said = clean(text)
    return KIN[lang].test(fold(said.replace(/['’]/g, ' ')))
      ? { value: said.slice(0, LONGEST) }
      : { problem: 'own-kin.unclear' }
  },
})

const LONGEST = 300

const KIN: Record<Lang, RegExp> = {
  es: /(?<!\bno )\b(?:so[yi]|habla|escribe|contesta)(?: yo)? (?:su|la|el|una?) (?:viud[oa]|espos[oa]|mujer|senora|marido|hij[oa]|herman[oa]|mama|papa|madre|padre|cunad[oa]|suegr[oa]|yerno|nuera|niet[oa]|sobrin[oa]|prim[oa]|ti[oa])\b|\b(?:so[yi]|habla)(?: yo)?(?: (?!(?:su|la|el|una?|de|del|y|no)\b)\p{L}+){1,2},? (?:su|la|el) (?:viud[oa]|espos[oa]|mujer|senora|marido|hij[oa]|herman[oa]|mama|papa|madre|padre)(?: de\b|\s*(?:[,.;]|$))/u,
  en: /\b(?:i am|i m|this is) (?:his|her|the) (?:widow(?:er)?|wife|husband|son|daughter|brother|sister|mother|father|cousin|nephew|niece|uncle|aunt)\b/,
  fr: /\b(?:je suis|c est) (?:son|sa|le|la) (?:veuve|veuf|femme|epouse|mari|fils|fille|frere|soeur|mere|pere|cousine?|neveu|niece|oncle|tante)\b/,
}
