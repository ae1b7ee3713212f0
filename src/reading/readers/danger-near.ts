import { clean, fold } from '../normalise.ts'
import { defineReader, type Lang } from '../reader.ts'
import { NONE_OF_IT, VIOLENCE_NEAR } from '../violence-near.ts'

/**
 * Who tells of violence near them ("anoche mataron a uno aquí cerca", "hubo balazos por acá"), as they wrote it. What they only ask about, saw
 * on television or met at the work of then is none.
 */
export const dangerNear = defineReader<string>({
  name: 'danger-near',
  read: (text, { lang }) => {
    const said = clean(text)
    const told = fold(said.replace(/['’]/g, ' ')).replace(ASKED, ' ')
    return near[lang].test(told) && !elsewhere[lang].test(told) ? { value: said } : { problem: 'danger-near.unclear' }
  },
})

const ASKED = /[^.!?¿¡\n]*\?/gu

const near: Record<Lang, RegExp> = {
  es: new RegExp(`${NONE_OF_IT}\\b(?:${VIOLENCE_NEAR.es})\\b`, 'u'),
  en: new RegExp(`(?<!\\bno )\\b(?:${VIOLENCE_NEAR.en})\\b`, 'u'),
  fr: new RegExp(`(?<!\\b(?:pas de|aucune) )\\b(?:${VIOLENCE_NEAR.fr})\\b`, 'u'),
}

const elsewhere: Record<Lang, RegExp> = {
  es: /\b(?:peliculas?|novelas?|noticias|noticiero|tele|corridos?|sone|pesadillas?|alla en el norte|en el otro lado|cuando trabajabamos|en (?:19|20)\d\d)\b/u,
  en: /\b(?:movies?|films?|news|tv|dreamt?|in (?:19|20)\d\d)\b/u,
  fr: /\b(?:films?|nouvelles|tele|reve|en (?:19|20)\d\d)\b/u,
}
