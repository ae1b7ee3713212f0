import { clean, fold } from '../normalise.ts'
import { defineReader, type Lang } from '../reader.ts'
import { NONE_OF_IT, VIOLENCE_NEAR } from '../violence-near.ts'

/**
 * Who tells of violence near them ("anoche mataron a uno aquí cerca", "hubo balazos por acá"), as they wrote it. What they only ask about, saw
 * on television or met at the work of then is none. What a boss has said that he does to whoever talks ("dijo el patrón que si hablo me
 * corre") is danger of the same kind: people look at once.
 */
export const dangerNear = defineReader<string>({
  name: 'danger-near',
  read: (text, { lang }) => {
    const said = clean(text)
    const told = fold(said.replace(/['’]/g, ' ')).replace(ASKED, ' ')
    return (near[lang].test(told) || Object.values(reprisal).some((one) => one.test(told))) &&
      !elsewhere[lang].test(told)
      ? { value: said }
      : { problem: 'danger-near.unclear' }
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

const FOR_TALKING = 'si (?:yo )?(?:hablo|digo|denuncio|firmo|participo|entro|reclamo|sigo|me meto|ando)\\b'
const DOES =
  '(?:me|nos) (?:v[ao]n? a |quieren? )?(?:corr(?:er|e|en)|despedir|despiden?|despide|h?echa(?:r|n|rme)? (?:a )?la migra|reporta(?:r|n)?|deporta(?:r|n)?|quita(?:r|n)? (?:la visa|el trabajo))\\b'

/** Told as said by somebody: what they only fear has its own answer. In whatever language the boss said it. */
const reprisal: Record<Lang, RegExp> = {
  es: new RegExp(
    `\\b(?:dijo|dice|dijeron|dicen|amenaz\\p{L}+)\\b.*(?:\\b${FOR_TALKING}.*\\b${DOES}|\\b${DOES}.*\\b${FOR_TALKING})`,
    'u',
  ),
  en: /\b(?:says?|said|told|threaten\w*)\b.*\b(?:fire|report|deport|call (?:ice|immigration)|send)\w*\b.*\bif i (?:talk|speak|sign|join|complain|say)\b|\b(?:says?|said|told|threaten\w*)\b.*\bif i (?:talk|speak|sign|join|complain|say)\b.*\b(?:fire|report|deport|call (?:ice|immigration)|send)/,
  fr: /\b(?:dit|menace)\b.*\bsi je (?:parle|signe|participe)\b.*\b(?:renvoie|vire|denonce|expulse)/,
}
