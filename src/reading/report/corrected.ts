import { fold } from '../normalise.ts'
import type { Lang } from '../reader.ts'

/**
 * "Las horas están mal, son 3 y media", "no, fueron 4", "son 3.5 en vez de 3": what was told of hours, the road or money is wrong. What
 * somebody else is to be told ("dígale que ...") is none.
 */
export const correctsReport = (text: string, lang: Lang): boolean => {
  const plain = fold(text)
  const { wrong, of, told } = words[lang]
  return wrong.test(plain) && (of.test(plain) || /\d/.test(plain)) && !told.test(plain)
}

/** "3.5 en vez de 4 horas" and "no son 4, son 3.5 horas" with what it is, and not with what it was. */
export const asCorrected = (text: string, lang: Lang): string =>
  notThat[lang].reduce((said, was) => said.replace(was, ' '), text.replace(insteadOf[lang], ''))

const FIGURE = String.raw`\$?(?:\d[\d.,:]*\d|\d)(?:\s*(?:horas?|hrs?|h|pesos))?`
const notThat: Record<Lang, readonly RegExp[]> = {
  es: [
    new RegExp(
      String.raw`(?<!\p{L})no\s+(?:son|fueron|eran|fue|era|es)\s+${FIGURE}\s*,?\s*(?:sino\s+(?:que\s+)?(?=(?:son|fueron|eran|fue|era|es|\d))|(?=(?:son|fueron|eran|fue|era|es)\s))`,
      'iu',
    ),
    new RegExp(String.raw`(?:^|[\s,]+)(?:y\s+)?no\s+(?:(?:son|fueron|eran)\s+)?${FIGURE}\s*$`, 'iu'),
  ],
  en: [],
  fr: [],
}

const insteadOf: Record<Lang, RegExp> = {
  es: /\s+en\s+(?:vez|lugar)\s+de\s+\$?(?:\d[\d.,:]*\d|\d|una?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez)(?:\s+y\s+media)?(?![\p{L}\d])/iu,
  en: /\s+instead\s+of\s+\$?(?:\d[\d.,:]*\d|\d)(?![\p{L}\d])/iu,
  fr: /\s+au\s+lieu\s+de\s+(?:\d[\d.,:]*\d|\d)(?![\p{L}\d])/iu,
}

const words: Record<Lang, { wrong: RegExp; of: RegExp; told: RegExp }> = {
  es: {
    wrong:
      /\b(?:(?:esta|estan|estaba|estaban|quedo|quedaron|salio|salieron|puse|puso|pusieron|anote|anoto|anotaron) (?:muy |todo )?(?:mal|equivocad[oa]s?)|me equivoque|se equivoco|correg\w+|corrij\w+|en (?:vez|lugar) de)\b|^no,? (?:es que |ya )?(?:eran|fueron|son|era|fue)\b/,
    of: /\b(?:horas?|media|camino|gastos?|reporte|informe|pasaje)\b/,
    told: /^(?:si,? )?(?:que )?(?:dile|digale|diganle|le dice|avisele|avisale|que sepa|cuentele)\b/,
  },
  en: {
    wrong: /\b(?:(?:is|are|was|were) wrong|i was wrong|correct it|instead of)\b/,
    of: /\b(?:hours?|half|road|travel|expenses?|report)\b/,
    told: /^tell (?:her|him|them)\b/,
  },
  fr: {
    wrong: /\b(?:(?:est|sont) faux|je me suis trompee?|corriger|au lieu de)\b/,
    of: /\b(?:heures?|demie|route|frais|rapport)\b/,
    told: /^dites-lui\b/,
  },
}
