import { numberAt } from './numbers/numbers-in-words.ts'
import type { Lang } from './reader.ts'
import type { Token } from './scan.ts'

/** Which option, counted from 1, when the text is nothing but a number ("2", "la segunda", "opción dos"). */
export const optionNumber = (tokens: readonly Token[], lang: Lang): number | null => {
  const rest = tokens.filter((token) => !around[lang].has(token.plain))
  const [first] = rest
  if (!first) return null
  const ordinal = ordinals[lang].indexOf(first.plain.replace(/a$/, 'o'))
  if (rest.length === 1 && ordinal >= 0) return ordinal + 1
  const number = numberAt(rest, 0, lang)
  if (!number || number.next !== rest.length || number.fraction || number.other !== undefined) return null
  // "una" and "un" alone are no choice; "uno" is.
  if (/^(un|una|a|an|une)$/.test(first.plain) && tokens.length === 1) return null
  return number.hundredths / 100
}

/** Which options, when the text is nothing but their numbers: "1 and 4", "1,4", "1, 3 y 6". */
export const optionNumbers = (text: string): number[] =>
  NUMBERS.test(text) ? [...new Set((text.match(/\d+/g) ?? []).map(Number))] : []
const NUMBERS = /^\W*\d{1,2}(?:(?: ?[,;/&+] ?| )(?:(?:y|e|et|and|con) )?\d{1,2}){1,9}\W*$/

/** What may stand around the number. */
const around: Record<Lang, Set<string>> = {
  es: new Set(
    'la el lo opcion opsion numero num no nro respuesta inciso letra por favor porfa pues quiero elijo escojo seria es mejor'.split(
      ' ',
    ),
  ),
  en: new Set('the option number no choice please answer pick choose i is'.split(' ')),
  fr: new Set('le la option numero choix reponse svp je choisis'.split(' ')),
}
const ordinals: Record<Lang, string[]> = {
  es: ['primero', 'segundo', 'tercero', 'cuarto', 'quinto', 'sexto', 'septimo', 'octavo', 'noveno'],
  en: ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'],
  fr: ['premier', 'deuxieme', 'troisieme', 'quatrieme', 'cinquieme', 'sixieme', 'septieme', 'huitieme', 'neuvieme'],
}
