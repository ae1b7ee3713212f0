import type { Referred } from './refs.ts'
import type { Verb } from './words.ts'

/** What an Advocate's message wants, and of what. */
export type Reply = {
  /**
   * `tell`: words behind a reference, for whoever works on it, or such as name a day or an hour that suits (value `time`), or of the translation that they were shown (`translation`). `long`: the
   * same, and more than they may be. `words`: an answer that says more than one word, "3: use the long form", "yes but only on Monday".
   * `figure`: a sum or hours and no more. `conflict`: of interest; its value is NONE where there is none.
   */
  verb: Verb | 'status' | 'number' | 'rate' | 'outcome' | 'tell' | 'long' | 'words' | 'figure' | 'conflict'
  /** "CF-1042", "T17" or "F2031", as it is kept; null: none was named. */
  ref: string | null
  /** The prefix of the reference. */
  of: Referred | null
  /**
   * The number, the mark from 1 to 5, the part of a long answer, the outcome; `soft` of a yes that may be said of anything; of a `status`
   * what of it is asked for, where it is not how the work stands: `hours`, `money`, `deadline`, `who`.
   */
  value: number | string | null
  /** What was said beside the reference, as it was written. */
  words: string
  /** What else was said, to be read for itself: a second answer, or words for whoever works on it. */
  rest?: string
}

/** Of a case they are words for whoever works on it. */
export const OF_NOTHING: readonly Verb[] = ['hello', 'who', 'noted', 'later']

/** Said of nothing they are an answer to whatever was asked; or they are no command at all. */
export const OF_SOMETHING: readonly Verb[] = [
  ...([
    'yes',
    'no',
    'change',
    'paid',
    'question',
    'send',
    'withdraw',
    'hello',
    'what',
    'who',
    'noted',
    'later',
  ] as const),
]
export const ASKS_BACK: readonly Verb[] = ['yes', 'no', 'send', 'paid']
/** They stand for themselves in a line, whatever the next one says. */
export const DECIDES: readonly Reply['verb'][] = [
  ...(['yes', 'no', 'number', 'change', 'call', 'paid', 'question', 'rate', 'outcome', 'send', 'withdraw'] as const),
]
export const AS_WRITTEN: readonly Reply['verb'][] = ['tell', 'long', 'words']

/** Nothing is decided by these. */
export const OF_THE_THREAD: readonly Reply['verb'][] = [
  'status',
  'more',
  'list',
  'send',
  'withdraw',
  'tell',
  'long',
  'words',
  'conflict',
]

/** Said beside a reference that is none of ours, they want that one; words are for people, and a call needs none. */
export const OF_ANOTHER: readonly Reply['verb'][] = [
  ...DECIDES.filter((verb) => verb !== 'call'),
  ...(['status', 'more', 'list'] as const),
]
