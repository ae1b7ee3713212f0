import { clean, fold } from '../normalise.ts'
import { defineReader, type ReadContext, type Reading } from '../reader.ts'
import { asksOfState, type OfState } from '../reply/asks-of-state.ts'
import { EDGES, leadOf, numberOf, plain, verbOf } from '../reply/command.ts'
import {
  AS_WRITTEN,
  ASKS_BACK,
  DECIDES,
  OF_ANOTHER,
  OF_NOTHING,
  OF_SOMETHING,
  OF_THE_THREAD,
  type Reply,
} from '../reply/kinds.ts'
import { withTaskNumbers } from '../reply/numbers.ts'
import { DIVIDES, firstOf, type Part } from '../reply/parts.ts'
import { otherRefIn, prefixOf, REFERENCE, refsIn, severalCalled, withRefs } from '../reply/refs.ts'
import {
  APPROVES,
  ASKS_TO_SEE,
  BEGINS_AS_OUTCOME,
  CAP,
  CONFLICT,
  DAY_OR_HOUR,
  FIGURE,
  FIRM,
  HOLD,
  HOURS,
  MARK,
  MARK_AND_WORDS,
  NEW_CASE,
  NO_CONFLICT,
  NOT_YET,
  OF_INVOICE,
  OUTCOMES,
  PAGE,
  RATE,
  RESULT,
  SUITS,
  THANKS,
  TOLD,
  TRANSLATION,
  VERBS,
} from '../reply/words.ts'
import { rating } from './rating.ts'

export type ReplyOptions = {
  /** Read also what names no reference, or leaves out the mark: nothing else is being asked. */
  lenient?: boolean
}

/**
 * "T17 1", "ok t17", "Approved", "CALL", "paid f2031", "rate cf1042 5", "OUT CF-1042 WON", in English, French or Spanish whatever
 * the person's language. A yes is one only when the whole message says so, or a line of it by itself: "ok but call me first" is words
 * for people, and "T17 ok?" asks. The case that a mail answers about (`thread`) stands for a reference that is not written, but for no
 * decision: that needs its own.
 */
export const reply = defineReader<Reply, ReplyOptions>({
  name: 'reply',
  whole: true,
  takes: { lenient: 'yes or no' },
  read: (said, context, options) => {
    const several = severalCalled(said, context.called)
    if (several) return oneOf(...several)
    if (SENT_BEHIND.test(said)) return UNCLEAR
    const named = withRefs(said, context.called)
    const lenient = options?.lenient === true
    // Their own reference alone may be the answer to what is asked.
    if (!lenient && named !== withRefs(said) && named.replace(REFERENCE, '').trim() === '') return UNCLEAR
    const text = withTaskNumbers(named)
    const { part, rest } =
      markOf(text) ??
      takenBackOf(text) ??
      firstOf(text, (each, inWords) => {
        const answer = readOne(each, context, true)
        if (!('value' in answer) || answer.value.ref === null) return false
        return DECIDES.includes(answer.value.verb) || (inWords && answer.value.verb === 'words')
      })
    const first = readOne(part, context, lenient)
    if (rest === '' || !('value' in first) || !saysMore(rest)) return first
    return { value: { ...first.value, rest: withRef(rest, first.value.ref ?? context.thread) } }
  },
})

/** A mark, and what is said of the work besides. */
const markOf = (text: string): Part | null => {
  const [, part, rest] = MARK_AND_WORDS.exec(text) ?? []
  return part === undefined || rest === undefined ? null : { part, rest }
}

const LONGEST_TAKING_BACK = 160
/** "Wait, don't send that, just tell me how many were found in CF-1042": the letter is taken back, and what they ask is one more thing. */
const takenBackOf = (text: string): Part | null => {
  if (text.length > LONGEST_TAKING_BACK) return null
  const [ref] = refsIn(text)
  for (const { index } of [...text.matchAll(DIVIDES)].reverse()) {
    const [part, rest] = [text.slice(0, index), text.slice(index).replace(EDGES, '')]
    const asks = asksOfState(plain(rest.replace(REFERENCE, ' ')), /\?\s*$/.test(rest))
    if (asks && VERBS.withdraw.test(plain(part.replace(REFERENCE, ' ')))) return { part: withRef(part, ref), rest }
  }
  return null
}

const oneOf = (a: string, b: string): Reading<Reply> => ({ ambiguous: 'reply.one', values: { a, b }, between: [] })
const UNCLEAR = { problem: 'reply.unclear' } as const

/**
 * "2, make it friday 3pm. send cf-1042": the letter that waits shall go, and something else is said before it. Neither is words for the Defender,
 * in whose place they would stand.
 */
const SENT_BEHIND =
  /[\p{L}\d)][.;!?\n] {0,2}(?:(?:please|por favor|svp) )?(?:send|env[ií][ae]|env[ií]ela|manda|m[aá]ndela|envoye[rz]) (?:it )?\p{L}{1,4}[ -]?\d{2,6}\W{0,3}$/iu

/** A message that is one answer, or none. A word beside a reference that is none of ours asks for that one, which we do not have. */
function readOne(text: string, context: ReadContext, lenient: boolean): Reading<Reply> {
  const cleaned = clean(text)
  const other = lenient && refsIn(cleaned).length === 0 ? otherRefIn(cleaned) : null
  const about = other && readAbout(cleaned.replace(other.said, ' '), context, lenient, other.ref)
  return about && 'value' in about && OF_ANOTHER.includes(about.value.verb)
    ? about
    : readAbout(cleaned, context, lenient, null)
}

/** @param other a reference that is none of ours, where the words name one */
function readAbout(cleaned: string, context: ReadContext, lenient: boolean, other: string | null): Reading<Reply> {
  const [ref = other, second] = refsIn(cleaned)
  if (second !== undefined) return oneOf(ref ?? '', second)
  const words = cleaned.replace(REFERENCE, ' ').replace(EDGES, '').replace(/\s+/g, ' ')
  // For people: only what stands before it is no part of the sentence.
  const written = cleaned.replace(BEFORE, '').replace(EDGES, '').replace(/\s+/g, ' ')
  const said = plain(words).replace(/(?: (?:to|of|and|with|a|con|avec))+$/, '')
  const found = (verb: Reply['verb'], value: Reply['value'] = null): { value: Reply } => {
    const of = ref ?? (OF_THE_THREAD.includes(verb) ? (context.thread ?? null) : null)
    const kept = AS_WRITTEN.includes(verb) ? written : words.replace(/[.!?¿¡…]+$/, '')
    return { value: { verb, ref: of, of: of === null || of === other ? null : prefixOf(of), value, words: kept } }
  }
  const needsRef = (verb: Reply['verb'], value: Reply['value'] = null) =>
    ref !== null || lenient ? found(verb, value) : UNCLEAR
  const about = ref ?? (NEW_CASE.test(fold(cleaned)) ? undefined : context.thread)
  if (cleaned.length > LONGEST) return lenient && about !== undefined ? found('long') : UNCLEAR
  if (said === '') {
    if (ref !== null) return found(NODS.test(cleaned) ? 'yes' : 'status')
    return lenient && GREETS.test(fold(cleaned)) && !THANKS.test(fold(cleaned)) ? found('hello') : UNCLEAR
  }
  if (lenient && CONFLICT.test(said)) return found('conflict', NO_CONFLICT.test(said) ? 'NONE' : null)
  if (ref !== null && ASKS_TO_SEE.test(said)) return found('status')
  if (ref === null && lenient && OF_INVOICE.test(fold(words))) return found('question')
  if (NOT_YET.test(said)) return needsRef('later')
  const command = verbOf(said)
  const verb = command && ref !== null && OF_NOTHING.includes(command) ? undefined : command
  const number = numberOf(said)
  // "T17 ok?" asks how it stands, and "yes?" what we want; neither decides.
  if (/\?\s*$/.test(cleaned) && (number !== undefined || (verb && ASKS_BACK.includes(verb))))
    return ref === null ? (lenient ? found('hello') : UNCLEAR) : found('status')
  if (number !== undefined && (ref !== null || lenient)) return found('number', Number(number))
  const page = PAGE.exec(said)?.[1]
  if (page !== undefined) return found('more', Number(page))
  const [, beside = '', which = ''] = ONE_OF.exec(said) ?? []
  const letter = verbOf(beside)
  if (letter === 'send' || letter === 'withdraw') return found(letter, Number(which))
  const bare = BARE.exec(said)
  const numbered = bare && ref === null ? verbOf(bare[1] ?? '') : undefined
  // "STATUS 1042", "paid 2031": of which it is, is plain, and nothing is decided by it.
  if (numbered === 'status') return { value: { verb: 'status', ref: `CF-${bare?.[2]}`, of: 'CF', value: null, words } }
  const [, beforeNumber = '', bareNumber, behind = ''] = (ref === null && BARE_IN.exec(said)) || []
  const state = bareNumber && asksOfState((beforeNumber + behind).trim(), /\?\s*$/.test(cleaned))
  if (state) return { value: { verb: 'status', ref: `CF-${bareNumber}`, of: 'CF', value: aspectOf(state), words } }
  if (numbered === 'paid' || numbered === 'question')
    return { value: { verb: numbered, ref: `F${bare?.[2]}`, of: 'F', value: null, words } }
  // "Ok, thanks" is thanks, unless it says of what it is an ok.
  if (verb === 'yes' && ref === null && THANKS.test(fold(words)) && !APPROVES.test(said)) return UNCLEAR
  if (verb === 'yes' && ref === null && !FIRM.test(said)) return lenient ? found('yes', 'soft') : UNCLEAR
  if (verb === 'what' && ref !== null) return found('status')
  if (verb) return ref !== null || lenient || !OF_SOMETHING.includes(verb) ? found(verb) : UNCLEAR
  if (RATE.test(said) || MARK.test(said)) {
    const mark = said.replace(RATE, '')
    if (mark === '') return lenient ? found('rate') : UNCLEAR
    const read = rating.read(mark, context, {})
    if ('value' in read) return needsRef('rate', read.value)
    // "RATE CF-1042 7" is no letter to anybody: the question is put again.
    if (isShort(mark) && lenient) return found('rate')
  }
  const result = said.replace(RESULT, '')
  const told = result.replace(TOLD, '')
  const outcome = Object.keys(OUTCOMES).find((each) => OUTCOMES[each]?.test(result) || OUTCOMES[each]?.test(told))
  if (outcome && (ref === null || ref === other || prefixOf(ref) === 'CF')) return needsRef('outcome', outcome)
  if (result === '' || (result !== said && isShort(result)) || (ref?.startsWith('CF') && BEGINS_AS_OUTCOME.test(told)))
    return lenient ? found('outcome') : UNCLEAR
  const asked = asksOfState(said, /\?\s*$/.test(cleaned))
  if (asked) return needsRef('status', aspectOf(asked))
  if (!lenient) return UNCLEAR
  const ofTask = ref !== null && prefixOf(ref) === 'T'
  if (
    !ofTask &&
    (CAP.test(said) || HOURS.test(said) || (FIGURE.test(said) && (ref !== null || !MAY_BE_A_REF.test(said))))
  )
    return found('figure')
  if (ref !== null && HOLD.test(said)) return { value: { ...found('words').value, value: 'no' } }
  const lead = /\?\s*$/.test(cleaned) || MAY_BE_A_REF.test(said) ? undefined : leadOf(written)
  if (lead && written.length <= LONGEST_WORDS) return { value: { ...found('words').value, ...lead } }
  if (about !== undefined && TRANSLATION.test(said) && written.length <= LONGEST_WORDS)
    return found('tell', 'translation')
  const time = DAY_OR_HOUR.test(said) && SUITS.test(said) ? 'time' : null
  if (!/\p{L}{2}/u.test(words) || (about === undefined && time === null)) return UNCLEAR
  return written.length > LONGEST_WORDS ? (about === undefined ? UNCLEAR : found('long')) : found('tell', time)
}

/** A word or two behind a command, not a sentence that happens to begin like one. */
const isShort = (words: string): boolean => words.split(' ').length <= 2

/** "12" and "yes 1042" may be a reference as well as a figure. */
const MAY_BE_A_REF = /^(?:\d{1,2}|(?:yes|ok|si|oui|no) \d{1,6})$/
/** "SEND 2": of the letters that wait, the one that we called so. */
const ONE_OF = /^(.+) ([1-9]\d?)$/
const BARE = /^(.+) (\d{3,6})$/
/** "Did everybody sign 1042": the only number of a question, and no year. */
const BARE_IN = /^(\D+)(?<!\b(?:in|since|en|desde|depuis) )\b(\d{3,6})\b ?(\D*)$/
const aspectOf = (state: OfState): Reply['value'] => (state === 'where' ? null : state)

/** Thanks and greetings below an answer are none of it. */
const saysMore = (rest: string): boolean => {
  const said = plain(rest.replace(REFERENCE, ' ref '))
  return said !== '' && !VERBS.noted.test(said)
}

const withRef = (rest: string, ref: string | undefined): string =>
  ref === undefined || refsIn(clean(rest)).length > 0 ? rest : `${ref}: ${rest}`

/** Ten segments: more is a letter, not an answer. */
const LONGEST = 1_530
/** As much as a letter may have. */
const LONGEST_WORDS = 600
const BEFORE = new RegExp(`^(?:${REFERENCE.source}[\\s:,.;!-]*)+`, 'iu')

/** A sign in place of a word, beside a reference. */
const NODS = /[👍👌✅✔☑🆗]/u
const GREETS = /\p{L}|\?/u
