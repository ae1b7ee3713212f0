import { clean, fold } from '../normalise.ts'
import { defineReader, type Lang } from '../reader.ts'

export type ForgetOptions = {
  /** "Ya bórreme" says it, too: where somebody would rather not take part, that is no stop alone. */
  alone?: boolean
}

/**
 * Beside a stop: do they wish what we know of them erased, too ("borren mis datos y ya no me escriban")? "Quíteme de su lista" is a stop
 * and no more.
 */
export const forget = defineReader<boolean, ForgetOptions>({
  name: 'forget',
  takes: { alone: 'yes or no' },
  read: (text, { lang }, options) => {
    const said = fold(clean(text).replace(/'/g, ' '))
    const wished = said.replace(DENIED[lang], ' ').replace(/[,\s]+/g, ' ')
    return { value: WISHES[lang].test(wished) || (options?.alone === true && ALONE[lang].test(wished)) }
  },
})

const WISHES: Record<Lang, RegExp> = {
  es: /\b(?:(?:borr|elimin)(?:e|en|a|ar|es|enme|eme|ame)|destruy(?:a|an)|destruir|suprim(?:a|an|ir))\b ?(?:(?:ya|por favor|porfa(?:vor)?|tod[oa]s?|de una vez|por completo) ){0,2}(?:(?:(?:mis?|nuestr[oa]s?) |(?:de )?(?:los?|las?) )?(?:datos?|informacion|informasion|numero|telefono|celular|contacto|nombre|registros?|expediente|historial|conversacion(?:es)?)\b|(?:todo )?lo mio|tod[oa]\b)|\bquit(?:e|en|a|ar) (?:tod[oa]s? )?mis? (?:datos|informacion)\b/,
  en: /\b(?:delete|erase|wipe|remove) (?:all )?(?:of )?(?:(?:my|our) (?:data|info|information|details|records?|file|history)|everything|it all)\b|\b(?:delete|erase|wipe) my (?:phone )?(?:number|phone|contact|name)\b/,
  fr: /\b(?:supprim(?:ez|er|e)|effac(?:ez|er|e)|detrui(?:sez|re)) (?:toutes? |tous )?(?:(?:mes|nos) (?:donnees|informations|infos|coordonnees)|mon (?:numero|nom|dossier|contact)|tout\b)/,
}
const ALONE: Record<Lang, RegExp> = {
  es: /\b(?:borr|elimin)(?:e|en|ar)me\b|\bme (?:borr|elimin)(?:e|en)\b/,
  en: /\b(?:delete|erase|remove) me\b/,
  fr: /\b(?:supprimez|effacez) moi\b/,
}
/** What they say that they do not want, up to the end of that clause. */
const DENIED: Record<Lang, RegExp> = {
  es: /\b(?:no|sin|nunca|tampoco) (?:(?:quiero|quisiera|pido|hace falta|me|nos|que|se|lo) ){0,4}(?:borr|elimin|destruy|suprim|quit)\p{L}*[^,.;]*/gu,
  en: /\b(?:don ?t|do not|no need to|without) (?:(?:want|you|to|need) ){0,3}(?:delet|eras|wip|remov)\p{L}*[^,.;]*/gu,
  fr: /\b(?:ne|sans) (?:(?:veux|pas|que|vous) ){0,3}(?:supprim|effac|detrui)\p{L}*[^,.;]*/gu,
}
