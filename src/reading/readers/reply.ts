import { clean, fold } from '../normalise.ts'
import { defineReader } from '../reader.ts'
import { COURTESY, MARK, OUTCOMES, PAGE, RATE, RESULT, THANKS, VERBS, type Verb } from '../reply-words.ts'
import { rating } from './rating.ts'

/** What an Advocate's message wants, and of what. */
export type Reply = {
  /** `tell`: words behind a reference, for whoever works on it. `long`: the same, and more than they may be. */
  verb: Verb | 'status' | 'number' | 'rate' | 'outcome' | 'tell' | 'long'
  /** "CF-1042", "T17" or "F2031", as it is kept; null: none was named. */
  ref: string | null
  /** The prefix of the reference. */
  of: 'CF' | 'T' | 'F' | null
  /** The number, the mark from 1 to 5, the part of a long answer, or the outcome. */
  value: number | string | null
  /** What was said beside the reference, as it was written. */
  words: string
}

export type ReplyOptions = {
  /** Read also what names no reference, or leaves out the mark: nothing else is being asked. */
  lenient?: boolean
}

/**
 * "T17 1", "ok t17", "Approved", "CALL", "paid f2031", "rate cf1042 5", "OUT CF-1042 WON", in English, French or Spanish whatever
 * the person's language. A yes is one only when the whole message says so: "ok but call me first" is words for people. The case
 * that a mail answers about (`thread`) stands for a reference that is not written, but for no decision: that needs its own.
 */
export const reply = defineReader<Reply, ReplyOptions>({
  name: 'reply',
  whole: true,
  takes: { lenient: 'yes or no' },
  read: (text, context, options) => {
    const cleaned = clean(text)
    const refs = [...new Set([...cleaned.matchAll(REFERENCE)].map(keptOf))]
    // A task or an invoice says more than the case that it belongs to.
    const closest = refs.some(notCase) ? refs.filter(notCase) : refs
    const [ref = null, second] = closest
    if (second !== undefined) return { ambiguous: 'reply.one', values: { a: ref ?? '', b: second }, between: [] }
    const words = cleaned.replace(REFERENCE, ' ').replace(EDGES, '').replace(/\s+/g, ' ')
    const said = plain(words)
    const found = (verb: Reply['verb'], value: Reply['value'] = null) => {
      const of = ref ?? (OF_THE_THREAD.includes(verb) ? (context.thread ?? null) : null)
      return { value: { verb, ref: of, of: of === null ? null : prefixOf(of), value, words } }
    }
    const lenient = options?.lenient === true
    const about = ref ?? context.thread
    if (cleaned.length > LONGEST) return lenient && about !== undefined ? found('long') : UNCLEAR
    if (said === '') return ref === null ? UNCLEAR : found('status')
    const number = NUMBER.exec(said)?.[1] ?? numberInWords(said)
    if (number !== undefined && (ref !== null || lenient)) return found('number', Number(number))
    const page = PAGE.exec(said)?.[1]
    if (page !== undefined) return found('more', Number(page))
    const verb = verbOf(said)
    const bare = BARE.exec(said)
    // "STATUS 1042": of which case is plain, and nothing is decided by it.
    if (bare && ref === null && verbOf(bare[1] ?? '') === 'status')
      return { value: { verb: 'status', ref: `CF-${bare[2]}`, of: 'CF', value: null, words } }
    // "Ok, thanks" is thanks, unless it says of what it is an ok.
    if (verb === 'yes' && ref === null && THANKS.test(fold(words))) return UNCLEAR
    if (verb) return ref !== null || lenient || !OF_SOMETHING.includes(verb) ? found(verb) : UNCLEAR
    if (RATE.test(said) || MARK.test(said)) {
      const mark = said.replace(RATE, '')
      if (mark === '') return lenient ? found('rate') : UNCLEAR
      const read = rating.read(mark, context, undefined)
      if ('value' in read) return ref !== null || lenient ? found('rate', read.value) : UNCLEAR
      // "RATE CF-1042 7" is no letter to anybody: the question is put again.
      if (isShort(mark) && lenient) return found('rate')
    }
    const result = said.replace(RESULT, '')
    const outcome = Object.keys(OUTCOMES).find((each) => OUTCOMES[each]?.test(result))
    if (outcome) return ref !== null || lenient ? found('outcome', outcome) : UNCLEAR
    if (result === '' || (result !== said && isShort(result))) return lenient ? found('outcome') : UNCLEAR
    if (about === undefined || !lenient || !/\p{L}{2}/u.test(words)) return UNCLEAR
    return found(words.length > LONGEST_WORDS ? 'long' : 'tell')
  },
})

/** A word or two behind a command, not a sentence that happens to begin like one. */
const isShort = (words: string): boolean => words.split(' ').length <= 2

/** "1", and "ok 1": the number says what is ok. */
const NUMBER = /^(?:(?:ok|okay|yes|si|oui) )?([1-3])$/
const BARE = /^(.+) (\d{3,6})$/

const verbOf = (said: string): Verb | undefined => (Object.keys(VERBS) as Verb[]).find((each) => VERBS[each].test(said))

/** "1 confirm", "2 other time": the number with the words that stood beside it in our text; "1, but call me" is for people. */
const numberInWords = (said: string): string | undefined => {
  const [, number = '', beside = ''] = /^([1-3]) (.+)$/.exec(said) ?? []
  const verb = verbOf(beside) ?? (WELL.test(beside) ? 'yes' : undefined)
  return (number === '1' ? verb === 'yes' : verb === 'change' || verb === 'call') ? number : undefined
}
const WELL =
  /^(c est bon|c est parfait|parfait|entendu|bien|great|good|perfect|perfecto|esta bien|that works|works|sounds good)$/

const UNCLEAR = { problem: 'reply.unclear' } as const
/** Ten segments: more is a letter, not an answer. */
const LONGEST = 1_530
/** As much as a letter may have. */
const LONGEST_WORDS = 600
const REFERENCE = /(?<![\p{L}\d])(CF|T|F)[ -]?#?(\d{1,6})(?![\p{L}\d])/giu
const EDGES = /^[\s:,.;!-]+|[\s:,;-]+$/g
/** Said of nothing they are an answer to whatever was asked. */
const OF_SOMETHING: readonly Verb[] = ['yes', 'no', 'change', 'paid', 'question', 'send']

/** Nothing is decided by these. */
const OF_THE_THREAD: readonly Reply['verb'][] = ['status', 'more', 'list', 'send', 'tell', 'long']

const keptOf = ([, prefix = '', digits]: RegExpMatchArray): string =>
  prefix.toUpperCase() === 'CF' ? `CF-${digits}` : `${prefix.toUpperCase()}${digits}`
const prefixOf = (ref: string): Reply['of'] => (ref.startsWith('CF') ? 'CF' : ref.startsWith('T') ? 'T' : 'F')
const notCase = (ref: string): boolean => !ref.startsWith('CF')
/** Courtesy and marks say nothing here. */
const plain = (words: string): string =>
  fold(words)
    .replace(/[^\p{L}\d/ ]+/gu, ' ')
    .replace(COURTESY, ' ')
    .replace(/\s+/g, ' ')
    .trim()
