import { clean, fold } from '../normalise.ts'
import { defineReader, type Lang } from '../reader.ts'

/** Who tells at once how they came by our number ("encontré un papelito que dice MEZQUITE", "me dijo mi mujer que me buscaban"): their words. */
export const cameBy = defineReader<string>({
  name: 'came-by',
  read: (text, { lang }) => {
    const said = clean(text).replace(/\s+/g, ' ')
    const plain = fold(said)
    return isSlipWord(said, plain) || SLIP[lang].test(plain) || GIVEN[lang].test(plain) || TOLD[lang].test(plain)
      ? { value: said.slice(0, LONGEST) }
      : { problem: 'came-by.unclear' }
  },
})

const LONGEST = 300

/** The word alone, in capitals as it stands on the slip; what people shout who are not used to small letters is none. */
const isSlipWord = (said: string, plain: string): boolean =>
  /^["“']?\p{Lu}{4,}["”'.!]?$/u.test(said) && !SHOUTED.test(plain)
const SHOUTED =
  /^\W*(?:hola|buen[oa]s|bueno|alo|ayuda|informacion|informes|gracias|trabajo|dinero|pago|visa|abogados?|licenciado|urgente|contesten?|quien|disculpe|hello|help|thanks|bonjour|merci|aide)\W*$/

/** The slip with a word, and the word. */
const SLIP: Record<Lang, RegExp> = {
  es: /\b(?:papel\w*|nota|recad\w+|tarjet\w*|volante|aviso|hoj\w+)\b.{0,30}\b(?:di[csz]\w+|trae|pone|palabra)\s+\p{L}|\b(?:traigo|tengo|me dieron|es|con) la palabra\s+\p{L}/u,
  en: /\b(?:paper|note|card|slip|flyer)\b.{0,30}\b(?:says|saying|said|word)\s+\p{L}/u,
  fr: /\b(?:papier|note|carte|mot)\b.{0,30}\b(?:dit|mot)\s+\p{L}/u,
}
/** The number, and who gave it. */
const GIVEN: Record<Lang, RegExp> = {
  es: /\bme (?:lo )?(?:di(?:o|eron)|pas(?:o|aron)|mand(?:o|aron)|dej(?:o|aron)) (?:(?:su|este|ese|el) (?:numero|contacto|telefono|celular|cel|whats\w*) )?(?:de ustedes )?(?:mis?|don|dona|el senor|la senora|un|una|unos|en) \p{L}+(?!.*\btrabajo\b)/u,
  en: /\b(?:my|a|the) \w+ gave me (?:this|your|the) (?:phone )?number\b|\bgot (?:this|your|the) number from\b/,
  fr: /\b(?:mon|ma|un|une) \w+ m a donne (?:ce|votre) numero\b/,
}
/** Who said that somebody looks for them. */
const TOLD: Record<Lang, RegExp> = {
  es: /\bme (?:dij(?:o|eron|ieron)|aviso|avisaron|conto|comento|recomendo) (?:mis?|don|dona|el senor|la senora|un|una|unos) \p{L}+/u,
  en: /\b(?:my|a) \w+ (?:told me|said)\b/,
  fr: /\b(?:mon|ma|un|une) \w+ m a dit\b/,
}
