import { clean, EMOJI_WORDS, fold } from '../normalise.ts'
import type { Lang } from '../reader.ts'
import { scan } from '../scan.ts'
import { sound } from '../sound.ts'

/** A word of a message as the lexicon compares it. */
export type Heard = {
  /** How it sounds; empty when it was masked. */
  key: string
  /** The lexicon word it is a typing error of, if any. */
  alt?: string
  /** A sentence ends after it. */
  ends: boolean
  /** A comma or the sign that opens a question stands behind it. */
  pause?: true
  /** A "no" that is a sentence of its own: in "no, está equivocado" it does not deny what follows. */
  alone?: true
  /** A "no" at the end of its sentence: in "creo que no. soy Artemio" it does not deny what follows, either. */
  last?: true
  /** The sentence it stands in is a question. */
  asks: boolean
  name: boolean
  /** It is among the names of the lexicon. */
  known?: boolean
}

export type HeardContext = {
  lang: Lang
  short: ReadonlyMap<string, readonly string[]>
  isName: (key: string) => boolean
  correct: (key: string) => string | undefined
}

/** "YES CF-1042", "ok t17": what it is about is no part of what is said. */
const REFERENCE = /\b(?:cf[ -]?\d{2,6}|[tf]-?\d{1,6})\b/gi
/** "T3 ya, T4 no": each has words of its own, so that nobody hears "ya no" in them; a word stands for what stood between. */
const withoutReferences = (text: string): string => {
  const parts = text.split(REFERENCE)
  if (parts.length === 1) return text
  const [, ...between] = parts.slice(0, -1)
  const several = between.some((words) => /\p{L}/u.test(words.replace(/\b(?:y|e|and|et|la|el)\b/gi, '')))
  return text.replace(REFERENCE, several ? ' tarea ' : ' ')
}

/** A telephone number, however it is parted, is one word for `{phone}`; the sign that stands for it cannot be typed. */
const PHONE = /(?<![\p{L}\d])(?:\+ ?)?\d(?:[ .-]?\d){7,12}(?!\d)/gu
const PHONE_SIGN = '\uE000'
export const PHONE_KEY = '§phone'

/** "s t o p", "Q.E.P.D.": a word spelt out letter by letter. */
const SPELT = /(?<![\p{L}\p{N}])\p{L}(?:[ .-]{1,2}\p{L}){3,}(?![\p{L}\p{N}])/gu

/** The key of what can only be somebody's name: "Simón" before or behind another name, or behind one of `NAMING`. */
const A_NAME = '§name'
const NAMING = new Set(['don', 'dona', 'soy', 'yamo', 'yama', 'yaman', 'kon', 'sr', 'sra', 'senor', 'senora'])

/** Words that deny by themselves, as they sound. */
const DENIALS = new Set(['no', 'nel', 'non'])

/** Thanks in one word, as they sound. */
const THANKS = new Set(['grasias', 'thanks', 'merci'])

/** Longer messages are stories: intents are looked for in the first words only. */
const MAX_WORDS = 400

/** The words of a message: folded, short forms written out, emoji that answer as words, sentence ends marked. */
export const hear = (text: string, { lang, short, isName, correct }: HeardContext): Heard[] => {
  const list: Heard[] = []
  let sentence = 0
  let follows = false
  const plain = withoutReferences(clean(text).replace(/'/g, '')).replace(PHONE, ` ${PHONE_SIGN} `)
  const tokens = scan(plain.replace(SPELT, (letters) => letters.replace(/[ .-]/g, '')))
  const shouted = !/\p{Ll}/u.test(text)
  for (const token of tokens) {
    if (list.length >= MAX_WORDS) break
    const emoji = token.kind !== 'sign' ? undefined : token.raw === PHONE_SIGN ? PHONE_KEY : EMOJI_WORDS[token.raw]
    if (emoji) {
      list.push({ key: emoji, ends: false, asks: false, name: false })
    } else if (token.kind === 'sign') {
      const before = list.at(-1)
      if (before && /[,:¿]/.test(token.raw)) before.pause = true
      if (/[.!?;\n,:]/.test(token.raw) || token.raw === '…') {
        const last = list.at(-1)
        if (last && token.raw !== ',' && token.raw !== ':') {
          last.ends = true
          if (DENIALS.has(last.key)) last.last = true
        }
        if (last && list.length === sentence + 1 && DENIALS.has(last.key)) {
          last.ends = true
          last.alone = true
          last.last = true
        }
        if (token.raw === '?') for (const word of list.slice(sentence)) word.asks = true
        if (token.raw !== ',' && token.raw !== ':') sentence = list.length
        // A question mark alone is a message of its own.
        if (token.raw === '?' && list.length === 0) list.push({ key: '§?', ends: true, asks: true, name: false })
      }
    } else {
      const words = short.get(token.plain) ?? [token.plain]
      for (const word of words) {
        const key = sound(word, lang)
        const capital = !shouted && list.length > 0 && /^\p{Lu}\p{Ll}/u.test(token.raw) && !list.at(-1)?.ends
        const known = isName(key)
        const name = capital || known
        const before = follows ? list.at(-1) : undefined
        if (known && before?.known) before.key = A_NAME
        // "don Simón" says no yes, and "soy Socorro" calls for no help.
        if (known && before && (capital || NAMING.has(before.key))) {
          list.push({ key: A_NAME, ends: false, asks: false, name, known })
          continue
        }
        const alt = name || token.kind === 'number' ? undefined : correct(key)
        list.push({ key, ...(alt === undefined ? {} : { alt }), ends: false, asks: false, name, known })
      }
    }
    follows = token.kind !== 'sign'
    // "No gracias alto": the thanks end the no.
    const denial = list.at(-2)
    if (denial && list.length === sentence + 2 && DENIALS.has(denial.key) && THANKS.has(list.at(-1)?.key ?? ''))
      denial.alone = denial.last = true
  }
  const last = list.at(-1)
  if (last) last.ends = true
  return list
}

/** The same cutting for a word of the lexicon. */
export const keyOfWord = (word: string, lang: Lang): string =>
  EMOJI_WORDS[word] ?? sound(fold(clean(word)).replace(/[^\p{L}\p{N}]/gu, ''), lang)

/** The same for the beginning of a word: what a language drops at the end of a word stays. */
export const keyOfStem = (stem: string, lang: Lang): string => keyOfWord(`${stem}a`, lang).slice(0, -1)
