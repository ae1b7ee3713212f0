import type { Actor, Move, Tell, Update } from './noun.ts'
import { tellCase } from './party.ts'
import {
  MOST_SHORT,
  nextDigestHour,
  PROMISED_HOURS,
  promisedBy,
  type QuestionDoc,
  type QuestionState,
} from './question-doc.ts'
import { readyToPost } from './ready-to-post.ts'

export type QuestionMove = Move<QuestionState, QuestionDoc>

const team = ['staff', 'defender'] as const satisfies readonly Actor['kind'][]
export const TOLD = ['PUBLISHED', 'CONFIRMED_UNDERSTOOD', 'REOPENED'] as const

/** In place of a digest: each who asked was told alone. */
const TO_EACH = 'each'

/** From the approved answer to everybody who waits for it. */
export const toldMoves = {
  ripen: {
    from: ['APPROVED'],
    who: ['timer'],
    fields: { next: 'flag' },
    change: (_, { payload, eventAt }) => (payload.next === true ? { tell_at: nextDigestHour(eventAt) } : {}),
    tells: [{ to: 'members' }],
  },
  hold: {
    from: ['APPROVED'],
    who: ['staff'],
    fields: { reason: 'text' },
    requires: ['reason'],
    change: (_, { payload }) => ({ held: payload.reason as string }),
  },
  let_go: {
    from: ['APPROVED'],
    who: ['staff'],
    guard: (doc) => (doc.held ? null : 'Nobody holds it.'),
    change: (_, { eventAt }) => ({ held: '', tell_at: nextDigestHour(eventAt) }),
  },
  // A Defender has been given this answer for a group of their own.
  hand_over: {
    from: ['CLUSTERED', 'ANSWER_DRAFTED', 'APPROVED', ...TOLD],
    who: ['timer', ...team],
    fields: { answer: 'text' },
    requires: ['answer'],
    change: (_, { payload, eventAt }) => ({ handed: { answer: payload.answer as string, at: eventAt } }),
  },
  // Once, to all, in a digest, which tells it.
  publish: {
    from: ['APPROVED'],
    to: 'PUBLISHED',
    who: ['case'],
    fields: { digest: 'word' },
    requires: ['digest'],
    change: (doc, { payload, eventAt }) => ({
      digest: payload.digest as string,
      published_at: eventAt,
      clear: [],
      doubt: [],
      ...giveTo(doc, doc.answer, eventAt),
    }),
    tells: (doc, update) => [
      ...(isAlone(doc) ? answerTo(doc, doc) : []),
      ...toBringer(doc, doc, update),
      ...toSimilar(doc, 'answered', { digest: doc.digest, short: doc.short, answer: doc.answer }),
    ],
  },
  // To those alone who asked: what concerns few, or cannot wait for a digest.
  answer_askers: {
    from: ['APPROVED'],
    to: 'PUBLISHED',
    who: ['timer', ...team],
    change: (doc, { eventAt }) => ({
      digest: TO_EACH,
      published_at: eventAt,
      clear: [],
      doubt: [],
      ...giveTo(doc, doc.answer, eventAt),
    }),
    tells: (doc, update) => [
      ...answerTo(doc, doc),
      ...toBringer(doc, doc, update),
      ...toSimilar(doc, 'answered', { digest: TO_EACH, short: doc.short, answer: doc.answer }),
    ],
  },
  answered: {
    from: ['CLUSTERED', 'PUBLISHED', 'CONFIRMED_UNDERSTOOD'],
    to: 'PUBLISHED',
    who: ['case'],
    fields: { digest: 'word', short: 'text', answer: 'text' },
    requires: ['digest'],
    change: (doc, { payload, eventAt }) => ({
      digest: payload.digest as string,
      published_at: eventAt,
      ...giveTo(doc, payload.answer, eventAt),
    }),
    // Who asked in the group reads the digest; who asked 1:1 may not be in it.
    tells: (doc, update) => [
      ...(doc.digest === TO_EACH || isAlone(doc) ? answerTo(doc, update.payload) : []),
      ...toBringer(doc, update.payload, update),
    ],
  },
} satisfies Record<string, QuestionMove>

/** To the others of its kind. */
const toSimilar = (doc: QuestionDoc, move: string, fields: Record<string, unknown>): Tell[] =>
  doc.similar.flatMap((each) => tellCase('question', each, move, fields))

/** 1:1, and not in a group. */
const isAlone = ({ group_id }: QuestionDoc): boolean => group_id === undefined

/** Of a question that a Defender brought from a group of their own it is not kept who asked: the Defender is told. */
const toAsker = (doc: QuestionDoc, event: 'told' | 'late', told: Record<string, string>): Tell[] => {
  if (isAlone(doc)) return [{ to: 'conversation', event: `asker.${event}`, with: told }]
  return doc.member_id ? [{ to: 'conversation', event: `question.${event}`, with: told }] : []
}

type Answered = { short?: unknown; answer?: unknown }

const giveTo = ({ defender_id, handed }: QuestionDoc, answer: unknown, at: string): Partial<QuestionDoc> =>
  defender_id && answer && handed?.answer !== answer ? { handed: { answer: String(answer), at } } : {}
/** To whoever brought it from a group of their own, as it may be posted there; not if they had this very answer before. */
const toBringer = ({ handed }: QuestionDoc, { short, answer }: Answered, { eventAt }: Update): Tell[] =>
  handed?.at === eventAt
    ? [
        {
          to: 'defender',
          flow: 'group-ready',
          with: readyToPost([{ question: String(short), answer: String(answer) }]),
        },
      ]
    : []

const answerTo = (doc: QuestionDoc, { short, answer }: Answered): Tell[] =>
  toAsker(doc, 'told', {
    question: String(short),
    answer: String(answer),
    of: doc.with ?? doc.id,
    digest: doc.digest ?? TO_EACH,
    ...(doc.digest && doc.digest !== TO_EACH ? { shared: 'yes' } : {}),
  })

const HOUR_MS = 3_600_000
/** Two days were promised: from then on who asked is told that it takes longer, and by when they hear of it. */
export const late = (doc: QuestionDoc, { eventAt }: Update): Tell[] => {
  if (Date.parse(eventAt) - Date.parse(doc.asked_at ?? eventAt) < PROMISED_HOURS * HOUR_MS) return []
  const by = promisedBy(eventAt)
  const { defender_id, handed, text = '' } = doc
  // Who brought it was promised the same, unless they have an answer to it already.
  if (defender_id && !handed)
    return [{ to: 'defender', flow: 'group-ready', with: { late: cut(text), ready: 0, n: 0, by } }]
  return toAsker(doc, 'late', { by, late: 'yes' })
}

const cut = (text: string): string => (text.length <= MOST_SHORT ? text : `${text.slice(0, MOST_SHORT - 1)}…`)
