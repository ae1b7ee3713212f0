import { clean, fold } from '../normalise.ts'
import { defineReader, type Lang } from '../reader.ts'

export type NotClear = {
  /** What it is, as they say it: "lo de la visa". */
  about: string
}

/** What they did not understand, where they say what ("no entendí lo de la visa"). "No entendí nada" and "no entendí la pregunta" say nothing of the kind. */
export const notClear = defineReader<NotClear>({
  name: 'not-clear',
  read: (text, { lang }) => {
    const said = clean(text).trim()
    const plain = fold(said)
    for (const way of WAYS[lang]) {
      const about = way.exec(plain)?.indices?.[1]
      const words = about && plain.slice(...about).replace(/[\s,.;:!?]+$/, '')
      if (!about || !words || OUR_WORDS[lang].test(words)) continue
      // Folding keeps the places of letters, but for the rarest.
      return { value: { about: plain.length === said.length ? said.slice(about[0], about[0] + words.length) : words } }
    }
    return { problem: 'not-clear.unclear' }
  },
})

const WAYS: Record<Lang, readonly RegExp[]> = {
  es: [
    /\bno (?:(?:le|lo|me|se|muy|bien|mucho) ){0,3}(?:entend|entiend|comprend|qued(?:o|a|aba)(?: muy| bien| del todo)? clar[oa]s?\b|capt|agarr)\w*(?: (?:muy|bien|mucho))* ((?:lo|eso|esa|la parte|las?|el|los|que|como|cuando|cuanto|por que|si|de|del)\b.{2,})/d,
    /\b((?:lo|eso|esa parte|la parte) (?:de|del|que)\b.{2,}?),? (?:es lo que )?no (?:(?:le|lo|me|se|muy|bien) ){0,3}(?:entend|entiend|comprend|qued(?:o|a))/d,
    /\b(?:tengo|me queda|me quedo|traigo)(?: la| una)? dudas? (?:de|en|con|sobre|acerca de) (.{3,})/d,
  ],
  en: [
    /\b(?:did ?n.t|don.t|do not|did not) (?:really )?(?:understand|get) ((?:the|about|what|how|why|when|that)\b.{2,})/d,
    /\b(?:question|doubt)s? about (.{3,})/d,
  ],
  fr: [/\b(?:pas|rien) compris ((?:la|le|les|ce|pour|comment|pourquoi|quand)\b.{2,})/d, /\bune question sur (.{3,})/d],
}
/** Our question or message: that is said again. */
const OUR_WORDS: Record<Lang, RegExp> = {
  es: /^(?:(?:la|su|esa|esta) pregunta|(?:el|su|ese|este) (?:mensaje|audio|texto)|lo (?:que|q) (?:me |usted |ustedes )*(?:dij|dic|escrib|pus|mand|pregunt|quier)\w*|que (?:quier|me|dij|dic)\w*.*|(?:lo|las?|los|el) (?:ultimo|demas|otro|letras?)|de que (?:me )?habla\w*|eso|nada|bien)$/,
  en: /^(?:the (?:question|message)|what you (?:say|said|mean|ask|wrote)\w*)$/,
  fr: /^(?:la question|le message|ce que vous .*)$/,
}
