import { namesSomebody } from '../group/full-name.ts'
import { clean } from '../normalise.ts'
import { defineReader, type Lang, type ReadContext } from '../reader.ts'
import { name } from './name.ts'
import { place } from './place.ts'

/** Who they say that they are, in their words, and where from, where they say that too. */
export type SelfNamed = { full_name: string; town?: string }

export type SelfNamedOptions = {
  /** Their name was asked for: it needs no "soy" before it. */
  asked?: boolean
}

/**
 * Who says among other words who they are ("soy Juan, el hermano de Pedro", "soy rosendo lozano, me dijo mi mujer", "soy venancio santos del
 * ejido La Ceiba"): those words alone. A first name is not enough where it was not asked for, and "soy trabajador del campo" is no name.
 */
export const selfNamed = defineReader<SelfNamed, SelfNamedOptions>({
  name: 'self-named',
  takes: { asked: 'yes or no' },
  read: (text, context, options) => {
    const { lang } = context
    const said = clean(text)
    const [, led = '', rest = options?.asked ? said : ''] = LEADS[lang].exec(said) ?? []
    const told = rest.split(STOPS[lang])[0]?.trim() ?? ''
    const { named, town } = parted(told, context)
    const [own = ''] = named.split(KIN[lang])
    const words = isName(own.replace(/,\s*$/, ''), context) ? own.trim().split(/\s+/).length : 0
    const follows = town !== undefined || told.length < rest.trim().length
    const sure =
      options?.asked ||
      KIN[lang].test(named) ||
      (words > 1 && (SURE.test(led) || CAPITALS.test(own.trim()) || isNamed(own, follows, lang)))
    if (words === 0 || !sure) return { problem: 'name.unclear' }
    return { value: { full_name: named.slice(0, LONGEST), ...(town ? { town: town.slice(0, LONGEST) } : {}) } }
  },
})

const LONGEST = 80
const isName = (said: string, context: ReadContext): boolean => 'value' in name.read(said, context, {})
/** Typed without capitals: one of the names that many have, or nothing else than it before they say more. */
const isNamed = (said: string, follows: boolean, lang: Lang): boolean =>
  namesSomebody(said) || (follows && !ROLES[lang].test(said))

/** "Venancio Santos del ejido La Ceiba", "Juan Pérez de Tamazunchale": the name, and where they are from. "De la Cruz" is a name. */
const parted = (told: string, context: ReadContext): { named: string; town?: string } => {
  const [from] = told.match(FROM[context.lang]) ?? []
  if (from !== undefined) {
    const at = told.indexOf(from)
    return { named: told.slice(0, at).trim(), town: told.slice(at + from.length).trim() }
  }
  for (const { index, 0: of } of told.matchAll(/\s+(?:de|from)\s+(?!(?:la|las|los|el) )/giu)) {
    const there = told.slice(index + of.length)
    const reading = place.read(there, context, {})
    const isTown = 'value' in reading && reading.value !== null && reading.value.town !== null
    if (isTown && /\S\s+\S/.test(told.slice(0, index).trim()))
      return { named: told.slice(0, index).trim(), town: there }
  }
  return { named: told }
}

const LEADS: Record<Lang, RegExp> = {
  es: /(?<!\p{L})((?<!no )(?:yo )?so[yi]|me llamo|mi nombre es|(?:le |yo )?hablo|(?:le )?habla|(?:le )?escribe)\s+(.+)/iu,
  en: /(?<!\p{L})(i am|i['’]m|my name is|this is)\s+(.+)/iu,
  fr: /(?<!\p{L})(je suis|je m['’]appelle|mon nom est|c['’]est)\s+(.+)/iu,
}
/** Where they go on to something else. */
const STOPS: Record<Lang, RegExp> = {
  es: /[.;!?\n]|,?\s+(?:(?:y|pero|pues|pos) )?(?:me|nos|que|q|ke|k|[qk]u?iero|busco|trabaj\p{L}+|ando|estoy|tengo|porque|por|ya|les?|es que|mi \p{L}+ me)(?!\p{L})/iu,
  en: /[.;!?\n]|,?\s+(?:(?:and|but) )?(?:i|my|they|because|looking)(?!\p{L})/iu,
  fr: /[.;!?\n]|,?\s+(?:(?:et|mais) )?(?:je|j['’]|on|ma|mon|parce)(?!\p{L})/iu,
}
/** What leads to a place, and to no surname. */
const FROM: Record<Lang, RegExp> = {
  es: /,?\s+(?:(?:y )?(?:so[yi] |vengo |originari[oa] )?(?:de|del|en)(?: la| el)?\s+(?=(?:ejido|rancho|ranchería|rancheria|comunidad|aldea|pueblo|caser[ií]o|cant[oó]n|colonia|barrio|municipio|mpio|villa|poblado|localidad)(?!\p{L}))|(?:y )?(?:so[yi]|vengo|originari[oa]|vivo) (?:de|del|en)\s+)|,\s*de\s+/iu,
  en: /,?\s+(?:and )?(?:i['’]?m |i am )?from\s+/iu,
  fr: /,\s*(?:de|d['’])\s*/iu,
}
/** What somebody is, and not who. */
const ROLES: Record<Lang, RegExp> = {
  es: /(?<!\p{L})(?:trabajador|jornaler|emplead|obrer|campesin|jardiner|albañil|paisan|mexican|guatemaltec|hondureñ|salvadoreñ|nicarag|migrante|indigena|indígena|persona|gente|compañer|ex|de|del|bien|muy|buen|otr|algui|quien|herman|espos|hij|prim|amig|vecin)\p{L}*/iu,
  en: /\b(?:a|an|the|from|worker|looking|not|very|his|her)\b/iu,
  fr: /(?<!\p{L})(?:un|une|le|la|travailleur|ouvrier|très|son|sa)(?!\p{L})/iu,
}
/** What follows these is a name. */
const SURE = /llamo|nombre|name is|appelle|nom est/iu
const CAPITALS = /^\p{Lu}\p{L}+(?:\s+(?:de|del|la|los)?\s*\p{Lu}\p{L}+)+,?$/u
const KIN: Record<Lang, RegExp> = {
  es: /,?\s+(?:el|la|su|un|una|es)?\s*(?:herman[oa]|espos[oa]|hij[oa]|prim[oa]|cuñad[oa]|t[ií][oa]|sobrin[oa]|compadre|comadre|amig[oa]|vecin[oa]|yerno|nuera|papá|mamá|marido|mujer|señora) (?:de|del)\s/iu,
  en: /,?\s+(?:the )?(?:brother|sister|wife|husband|son|daughter|cousin|friend|neighbou?r|mother|father) of\s/iu,
  fr: /,?\s+(?:le |la )?(?:frère|sœur|soeur|femme|mari|fils|fille|cousine?|amie?|voisine?|mère|père) d[e']\s?/iu,
}
