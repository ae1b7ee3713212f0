import { clean, fold } from '../normalise.ts'
import { defineReader, type Lang } from '../reader.ts'

/** "¿Ya quedó lo de mis papeles?", "y si les llegaron mis documentos": they ask what became of what they handed in, with a question mark or without. */
export const asksPapers = defineReader<true>({
  name: 'asks-papers',
  read: (text, { lang }) => {
    const said = fold(clean(text))
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
    return said.split(' ').length <= MOST_WORDS && ASKS[lang].test(said)
      ? { value: true }
      : { problem: 'asks-papers.unclear' }
  },
})

/** More is told than asked. */
const MOST_WORDS = 14

const PAPERS =
  '(?:lo de )?(?:mis?|los|las?|el|esos?) (?:papeles|papel|documentos?|documentacion|identificacion|ine|credencial|dpi|dui|dni|cedula)'
const CAME =
  '(?:quedo|quedaron|esta|estan|llego|llegaron|vieron|revisaron|checaron|recibieron|recibio|aceptaron|pasaron)(?: (?:bien|listos?|listas?|completos?|todos?))*'

const ASKS: Record<Lang, RegExp> = {
  es: new RegExp(
    `^(?:(?:y|oiga|oye|pues|pos|disculpe|una pregunta|queria saber|quisiera saber|hola|buenas|buenos dias|buenas tardes) )*(?:${[
      `(?:ya|si|si ya|todavia no) (?:me |le |les )?${CAME} ${PAPERS}`,
      `(?:les?|te) ${CAME} ${PAPERS}`,
      `(?:como|en que) (?:va|van|quedo|quedaron|esta|estan|sigue|siguen) ${PAPERS}`,
      `${PAPERS} (?:que me pidio |que mande |que le mande |que les mande )?(?:ya |si )?(?:les? )?${CAME}`,
      `que (?:paso|hay|ha pasado|saben?) (?:con|de) ${PAPERS}`,
    ].join('|')})`,
  ),
  en: /\b(?:are|did|have|is|was|what about) my (?:papers?|documents?|id)\b/,
  fr: /\b(?:mes papiers|mes documents)\b.*\b(?:arrives?|bons?|recus?)\b/,
}
