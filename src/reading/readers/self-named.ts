import { clean } from '../normalise.ts'
import { defineReader, type Lang, type ReadContext } from '../reader.ts'
import { name } from './name.ts'

/**
 * Who says among other words who they are ("soy Juan, el hermano de Pedro", "me llamo Refugio Salas"): those words. A first name alone is not
 * enough, and "soy trabajador del campo" is no name.
 */
export const selfNamed = defineReader<string>({
  name: 'self-named',
  read: (text, context) => {
    const [, lead = '', rest = ''] = LEADS[context.lang].exec(clean(text)) ?? []
    const told = rest.split(/[.;!?\n]/)[0]?.trim() ?? ''
    const [named = ''] = told.split(KIN[context.lang])
    const words = isName(named.replace(/,\s*$/, ''), context) ? named.trim().split(/\s+/).length : 0
    const sure = KIN[context.lang].test(told) || (words > 1 && (SURE.test(lead) || CAPITALS.test(named.trim())))
    return words > 0 && sure ? { value: told.slice(0, LONGEST) } : { problem: 'name.unclear' }
  },
})

const LONGEST = 80
const isName = (said: string, context: ReadContext): boolean => 'value' in name.read(said, context, {})

const LEADS: Record<Lang, RegExp> = {
  es: /(?<!\p{L})((?<!no )(?:yo )?soy|me llamo|mi nombre es|(?:le |yo )?hablo|(?:le )?habla|(?:le )?escribe)\s+(.+)/iu,
  en: /(?<!\p{L})(i am|i['’]m|my name is|this is)\s+(.+)/iu,
  fr: /(?<!\p{L})(je suis|je m['’]appelle|mon nom est|c['’]est)\s+(.+)/iu,
}
/** What follows these is a name. */
const SURE = /llamo|nombre|name is|appelle|nom est/iu
const CAPITALS = /^\p{Lu}\p{L}+(?:\s+(?:de|del|la|los)?\s*\p{Lu}\p{L}+)+,?$/u
const KIN: Record<Lang, RegExp> = {
  es: /,?\s+(?:el|la|su|un|una|es)?\s*(?:herman[oa]|espos[oa]|hij[oa]|prim[oa]|cuñad[oa]|t[ií][oa]|sobrin[oa]|compadre|comadre|amig[oa]|vecin[oa]|yerno|nuera|papá|mamá|marido|mujer|señora) (?:de|del)\s/iu,
  en: /,?\s+(?:the )?(?:brother|sister|wife|husband|son|daughter|cousin|friend|neighbou?r|mother|father) of\s/iu,
  fr: /,?\s+(?:le |la )?(?:frère|sœur|soeur|femme|mari|fils|fille|cousine?|amie?|voisine?|mère|père) d[e']\s?/iu,
}
