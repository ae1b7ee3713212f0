import { clean, fold } from '../normalise.ts'
import { type Country, defineReader, type Lang } from '../reader.ts'
import { phone } from './phone.ts'
import { place } from './place.ts'

/**
 * `number`: another number of theirs. `place`: where they are, or that the number is theirs no more, in the words of who tells it. `not_they`:
 * who tells it says that they are somebody else, and not who.
 */
export type ToldOf = { number?: string; place?: string; not_they?: true }

export type ToldOfOptions = {
  /** A number alone is theirs: it was them that we spoke of. */
  bare?: boolean
}

/** What is told of somebody who is not there ("él cambió de número, es el 55 ...", "anda en Monterrey"). Of oneself, or asked, it is none. */
export const toldOf = defineReader<ToldOf, ToldOfOptions>({
  name: 'told-of',
  takes: { bare: 'yes or no' },
  read: (text, context, options) => {
    const words = clean(text)
    const said = fold(words.replace(/'/g, ' ')).replace(NOT_THEM[context.lang], ' ')
    if (OF_SELF[context.lang].test(said) || DIED[context.lang].test(said) || /\?\s*$/.test(words))
      return { problem: 'told-of.unclear' }
    const told = phone.read(text, context, undefined)
    const theirs = 'value' in told && (options?.bare || THEIRS[context.lang].test(said))
    const elsewhere = CHANGED[context.lang].test(said) || isAway(said, context.lang, context.country)
    if (!theirs && !elsewhere) return { problem: 'told-of.unclear' }
    const denied = NOT_I[context.lang].test(fold(words))
    return {
      value: {
        ...(theirs ? { number: told.value } : {}),
        ...(elsewhere ? { place: words.replace(DIGITS, '…') } : {}),
        ...(denied ? { not_they: true } : {}),
      },
    }
  },
})

/** The number has a place of its own, and needs leave to be kept. */
const DIGITS = /\+?\d(?:[ .-]?\d){6,}/g

/** "Anda en el trabajo" is not there now, and comes back: it takes a place that there is. */
const isAway = (said: string, lang: Lang, country: Country): boolean =>
  LIVES[lang].test(said) ||
  (IS_AT[lang].test(said) && !('problem' in place.read(said, { country, lang, now: '', zone: '' }, {})))

const NOT_THEM: Record<Lang, RegExp> = {
  es: /\bno (?:soy(?: yo| el| ella| esa persona)?|tengo)\b|\bsoy (?:el|la|su|un|una) \w+/g,
  en: /\b(?:i am not|not me|i ?m not|i don ?t have)\b/g,
  fr: /\bce n est pas moi\b/g,
}
/** "No soy yo, soy su hermana" is one of the family. */
const NOT_I: Record<Lang, RegExp> = {
  es: /\b(?:no soy|yo no soy|se equivoco|equivocado)\b(?!.*\bsoy (?:el|la|su|un|una) \w+)/,
  en: /\b(?:i am not|i ?'?m not|not me|wrong (?:number|person))\b(?!.*\bi ?(?:am|'?m) (?:his|her|the) \w+)/,
  fr: /\bce n'?est pas moi\b(?!.*\bje suis s(?:a|on) \w+)/,
}
/** Their own number, or where they are themselves. */
const OF_SELF: Record<Lang, RegExp> = {
  es: /\b(?:soy yo|si soy|yo soy|vivo|ando|trabajo|estoy|tengo|uso|cambie|voy a|perdi|me (?:fui|mude|cambie|cambiaron|robaron|dieron)|mi (?:nuevo |otro )?(?:numero|num|cel\w*|telefono|chip|whats\w*)|(?:marqu|llam|habl|escrib|mand|contact)(?:e|a|i)me)\b/,
  en: /\b(?:i (?:live|work|am|have|moved|changed)|my (?:new )?(?:number|phone)|(?:call|write|text) me)\b/,
  fr: /\b(?:j habite|je (?:vis|travaille|suis)|j ai|mon (?:nouveau )?numero|(?:appelez|ecrivez) moi)\b/,
}
/** "Ya no está con nosotros, que en paz descanse" is no place. */
const DIED: Record<Lang, RegExp> = {
  es: /\b(?:muri\w+|fallec\w+|finad\w+|difunt\w+|muert\w+|enterr\w+|en paz|(?:su|la) (?:santa )?gloria|dios(?:ito)? (?:lo|la)|con dios|al cielo)\b/,
  en: /\b(?:died|dead|passed away|rest in peace|rip)\b/,
  fr: /\b(?:est mort\w*|deced\w+|repose en paix|nous a quittes)\b/,
}
/** Said with a number. */
const THEIRS: Record<Lang, RegExp> = {
  es: /\b(?:(?:su|nuevo|otro) (?:nuevo |otro )?(?:numero|cel\w*|telefono|whats\w*)|cambio de|cambiaron|(?:el )?(?:nuevo|de ahora) es|(?:marqu|llam|habl|escrib)(?:e|a)(?:le|lo|la)|(?:lo|la|le) (?:encuentra|halla|localiza)\w* (?:en|al)|ahora (?:tiene|es|usa)|(?:el|ella) tiene)\b/,
  en: /\b(?:(?:his|her|their) (?:new )?(?:number|phone|cell)|(?:call|reach|text) (?:him|her|them)|(?:he|she) (?:has|is at|changed))\b/,
  fr: /\b(?:son (?:nouveau )?numero|(?:appelez|joindre|ecrivez) l[ea]|(?:il|elle) a)\b/,
}
/** The number, or the place, is theirs no more. */
const CHANGED: Record<Lang, RegExp> = {
  es: /\bcambi(?:o|aron) (?:ya )?(?:de|el|su) (?:numero|cel\w*|telefono|chip|linea)\b|\b(?:ya no es|era) (?:su|de (?:el|ella|mi|su|don|dona))\b.{0,20}|\b(?:numero|telefono|celular) (?:ya no es|era) (?:de|suyo)\b|\b(?:ya|ahora) (?:tiene|usa) otr[oa]\b|\bya no (?:vive|trabaja|labora|esta|anda|radica) (?:(?:por )?(?:aqui|aca)|con nosotros|en (?:esta|la) casa)\b(?!.*\bse (?:fue|jue|mudo|cambio|largo)\b)/,
  en: /\b(?:he|she|they) (?:has |have )?changed (?:(?:his|her|their) )?(?:phone )?numbers?\b|\b(?:his|her) (?:old )?number\b.{0,20}\b(?:no longer|not any ?more|was)\b/,
  fr: /\b(?:il|elle) a change de (?:numero|telephone)\b|\bn est plus son numero\b/,
}
const LIVES: Record<Lang, RegExp> = {
  es: /\b(?:vive|radica|viviendo)(?: (?:ahora|ya|alla|actualmente))? (?:en|por|alla)\b|\b(?:lo|la|le) (?:encuentra|halla|localiza)\w* (?:en|por)\b|\bbusquel[oa] (?:en|por)\b/,
  en: /\b(?:he|she|they) (?:now )?(?:lives?|moved|stays?) (?:in|to|at|near|with)\b/,
  fr: /\b(?:il|elle) (?:habite|vit|demeure|a demenage) (?:a|au|en|chez|pres)\b/,
}
const IS_AT: Record<Lang, RegExp> = {
  es: /\b(?:anda|esta|trabaja|trabajando)(?: (?:ahora|ahorita|ya|alla|trabajando|viviendo))? (?:en|por)\b/,
  en: /\b(?:he|she|they) ?(?:is|are|s|works?|working)? (?:now )?(?:in|at|near)\b/,
  fr: /\b(?:il|elle) (?:est|travaille) (?:a|au|en)\b/,
}
