import { fold } from '../normalise.ts'
import { keptOf, REFERENCE } from './refs.ts'

/** What is read first, and what is left to be read after it ('': nothing). */
export type Part = { part: string; rest: string }

/**
 * Where a message gives more than one answer: "T6 1, T7 2", "ok for T6, not T7", "T6 and T7 approved", or an answer in a line of its own
 * with more words below it. Only where each part of the first kind is an answer by itself.
 *
 * @param answers whether a part by itself is one, in a word or also in words
 */
export function firstOf(text: string, answers: (part: string, inWords: boolean) => boolean): Part {
  const lines = text.split('\n').map((line) => line.trim())
  const from = lines.findIndex((line) => line !== '' && !SALUTATION.test(line))
  const [line = '', ...more] = from < 0 ? [] : lines.slice(from)
  const below = more.join('\n').trim()
  // A greeting above is none of it.
  if (below !== '' && !CONDITION.test(fold(below)) && answers(line, false)) return { part: line, rest: below }
  for (const [parts, inWords] of [[clausesOf(text), true] as const, [answersIn(text), false] as const]) {
    const [first, ...others] = parts
    if (first !== undefined && others.length > 0 && parts.every((each) => answers(each, inWords)))
      return { part: first, rest: others.join('\n') }
  }
  const [signed = '', name = ''] = SIGNED.exec(text) ?? []
  const unsigned = text.slice(0, text.length - signed.length)
  return signed !== '' && !IS_A_DAY.test(name) && !answers(text, false) && answers(unsigned, false)
    ? { part: unsigned, rest: '' }
    : { part: text, rest: '' }
}

/** "T6 1 - Dana", "T6 1, D. Whitfield, Esq.". */
const SIGNED = /(?:\s*[-–—~,]\s*|\s+)(\p{Lu}[\p{L}.]*(?: \p{Lu}[\p{L}.]*)?)(?:, (?:Esq|JD|LLM)\.?)?\s*$/u
const IS_A_DAY =
  /^(mon|tues?|wed|thu|fri|sat|sun|lun|mar|mi[eé]|jue|vie|s[aá]b|dom|mer|jeu|ven|sam|dim|jan|feb|apr|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic|today|tomorrow|hoy|ma[nñ]ana|demain)/i

/** "Good morning Alma," in a line of its own. */
const SALUTATION =
  /^(hi|hello|hey|dear|good (morning|afternoon|evening)|hola|buen[oa]s (d[ií]as|tardes|noches)|estimad[oa]s?|bonjour|bonsoir|ch[eè]re?s?|madame|monsieur)\b[^.?!:;]{0,40}[,!:]?$/iu

/** What an answer is tied to: then the line above is none. */
const CONDITION =
  /^(?:but|if|only|unless|provided|except|however|not|wait|pero|siempre que|si|solo|salvo|espere|mais|seulement|sauf|a condition|attendez)\b/

/** "ok T6, T7 2": as they are divided, where each has a reference of its own. */
function clausesOf(text: string): string[] {
  const clauses = text.split(DIVIDES).flatMap((each) => each.trim() || [])
  const named = clauses.flatMap((each) => [...new Set([...each.matchAll(REFERENCE)].map(keptOf))])
  return named.length === clauses.length && new Set(named).size === named.length ? clauses : []
}
/** Where one answer ends and the next begins. */
export const DIVIDES = /[,;\n]+|(?<![\p{L}\d])(?:and|y|e|et|but|pero|mais)(?![\p{L}\d])/giu

/** Each reference with what is said of it: before all of them, or behind each. */
function answersIn(text: string): string[] {
  const refs = [...text.matchAll(REFERENCE)]
  if (new Set(refs.map(keptOf)).size < 2) return []
  const names = refs.map(keptOf)
  // Of one kind they may share what is said; of two, one may only say whose the other is.
  const alike = new Set(names.map((name) => name.replace(/[-\d]/g, ''))).size === 1
  const between = [0, ...refs.map(({ index, 0: { length } }) => index + length)].map((at, n) =>
    text.slice(at, refs[n]?.index ?? text.length),
  )
  const gaps = between.map((gap) => gap.replace(AND, ' ').trim())
  const before = gaps[0] !== ''
  const own = before ? gaps.slice(0, -1) : gaps.slice(1)
  if (before && gaps.at(-1) !== '') return []
  const said = own.map((gap, at) => {
    if (gap !== '' || !alike) return gap
    const nearest = before ? own.slice(0, at).reverse() : own.slice(at + 1)
    return nearest.find((each) => each !== '') ?? ''
  })
  return said.includes('') ? [] : said.map((words, at) => `${names[at]} ${words}`)
}

/** Says nothing between two of them. */
const AND = /[.,;:&/+\n-]+|(?<![\p{L}\d])(and|y|e|et|but|pero|mais|to|both|ambas|les deux)(?![\p{L}\d])/giu
