import type { FieldKind } from './field.ts'
import { including, without } from './list.ts'
import { type Actor, defineNoun, type Move, type Tell, type Update } from './noun.ts'
import { tellCase } from './party.ts'
import {
  MOST_ANSWER,
  MOST_SHORT,
  PROMISED_HOURS,
  QUESTION_STATES,
  type QuestionDoc,
  type QuestionState,
  standing,
} from './question-doc.ts'
import { said } from './said.ts'

export type { QuestionDoc } from './question-doc.ts'

type QuestionMove = Move<QuestionState, QuestionDoc>

const about: Record<string, FieldKind> = {
  person_id: 'word',
  group_id: 'word',
  matter_id: 'word',
  member_id: 'word',
  text: 'text',
}
const team = ['staff', 'defender'] as const satisfies readonly Actor['kind'][]
const UNANSWERED = ['ASKED', 'CLUSTERED', 'REOPENED'] as const
const TOLD = ['PUBLISHED', 'CONFIRMED_UNDERSTOOD', 'REOPENED'] as const

const first = (doc: QuestionDoc): string | null =>
  doc.with === doc.id ? null : 'The first question of its kind is answered, for all of them.'

/** To the others of its kind. */
const toSimilar = (doc: QuestionDoc, move: string, fields: Record<string, unknown>): Tell[] =>
  doc.similar.flatMap((each) => tellCase('question', each, move, fields))

/** In place of a digest: each who asked was told alone. */
export const TO_EACH = 'each'

/** 1:1, and not in a group. */
const isAlone = ({ group_id }: QuestionDoc): boolean => group_id === undefined

/** Nobody is told of a question that a Defender brought from a group of their own: who asked is not kept. */
const toAsker = (doc: QuestionDoc, event: 'told' | 'late', told: Record<string, string>): Tell[] => {
  if (isAlone(doc)) return [{ to: 'conversation', event: `asker.${event}`, with: told }]
  return doc.member_id ? [{ to: 'conversation', event: `question.${event}`, with: told }] : []
}

const answerTo = (doc: QuestionDoc, { short, answer }: { short?: unknown; answer?: unknown }): Tell[] =>
  toAsker(doc, 'told', {
    question: String(short),
    answer: String(answer),
    of: doc.with ?? doc.id,
    digest: doc.digest ?? TO_EACH,
  })

const HOUR_MS = 3_600_000
/** Two days were promised: from then on who asked is told that it takes longer, and by when they hear of it. */
const late = (doc: QuestionDoc, { eventAt }: Update): Tell[] =>
  Date.parse(eventAt) - Date.parse(doc.asked_at ?? eventAt) < PROMISED_HOURS * HOUR_MS
    ? []
    : toAsker(doc, 'late', {
        by: new Date(Date.parse(eventAt) + PROMISED_HOURS * HOUR_MS).toISOString(),
        late: 'yes',
      })

/** "¿Quedó claro?": each person counts once, with what they said last. */
const heard = (from: 'clear' | 'doubt', to: 'clear' | 'doubt'): QuestionMove => ({
  from: TOLD,
  to: (doc) => (doc.state === 'REOPENED' ? 'REOPENED' : standing(doc)),
  who: ['bot'],
  fields: { by: 'word', digest: 'word' },
  requires: ['by', 'digest'],
  guard: (doc, { payload }) => (payload.digest === doc.digest ? null : 'This is about an earlier answer.'),
  change: (doc, { payload }) => ({
    [from]: without(doc[from], payload.by as string),
    [to]: including(doc[to], payload.by as string),
  }),
  tells: (doc) =>
    standing(doc) === 'REOPENED' ? [{ to: 'staff', reason: 'question_reopened', priority: 'high' }] : [],
})

const fits = (_: QuestionDoc, { payload }: Update): string | null => {
  if ((payload.short as string).length > MOST_SHORT) return `The field short holds at most ${MOST_SHORT} characters.`
  return (payload.answer as string).length > MOST_ANSWER
    ? `The field answer holds at most ${MOST_ANSWER} characters.`
    : null
}

export const question = defineNoun<QuestionState, QuestionDoc>({
  name: 'question',
  states: QUESTION_STATES,
  initial: (id) => ({ id, state: 'NEW', similar: [], clear: [], doubt: [] }),
  opens: 'ask',
  clear: ['group_id', 'with', 'topic', 'legal', 'asked_at', 'published_at', 'digest'],
  // Two days are promised. That it takes longer the person is told, too.
  due: [
    {
      move: 'remind',
      in: ['ASKED', 'CLUSTERED', 'ANSWER_DRAFTED', 'APPROVED'],
      since: 'asked_at',
      after: ['36h', '48h', '96h'],
    },
  ],
  moves: {
    ask: {
      from: ['NEW'],
      to: 'ASKED',
      who: ['bot', 'person', 'case', ...team],
      fields: about,
      requires: ['text'],
      change: (_, update) => ({ ...(said(about, update) as Partial<QuestionDoc>), asked_at: update.eventAt }),
      tells: [{ to: 'members' }],
    },
    cluster: {
      from: ['ASKED', 'CLUSTERED'],
      to: 'CLUSTERED',
      who: ['timer', ...team],
      fields: { with: 'word', topic: 'word' },
      requires: ['with'],
      guard: (doc) => (doc.similar.length > 0 ? 'Others of its kind belong to this one.' : null),
      change: (_, { payload }) => ({
        with: payload.with as string,
        ...(payload.topic ? { topic: payload.topic as string } : {}),
      }),
      tells: (doc) => (doc.with === doc.id ? [] : tellCase('question', doc.with, 'gather', { question: doc.id })),
    },
    gather: {
      from: 'any',
      who: ['case'],
      fields: { question: 'word' },
      requires: ['question'],
      change: (doc, { payload }) => ({ similar: including(doc.similar, payload.question as string) }),
    },
    to_private: {
      from: ['NEW', ...UNANSWERED],
      to: 'MOVED_TO_PRIVATE',
      who: ['bot', 'timer', ...team],
      fields: about,
      change: (doc, update) => ({
        ...(said(about, update) as Partial<QuestionDoc>),
        asked_at: doc.asked_at ?? update.eventAt,
      }),
    },
    reject: {
      from: UNANSWERED,
      to: 'REJECTED',
      who: team,
      fields: { reason: 'text' },
      requires: ['reason'],
      change: (_, { payload }) => ({ reason: payload.reason as string }),
    },
    draft: {
      from: ['CLUSTERED', 'REOPENED', 'ANSWER_DRAFTED'],
      to: 'ANSWER_DRAFTED',
      who: ['timer', ...team],
      fields: { short: 'text', answer: 'text', legal: 'flag', topic: 'word' },
      requires: ['short', 'answer', 'legal'],
      guard: (doc, update) => first(doc) ?? fits(doc, update),
      change: (_, { payload, actor }) => ({
        short: payload.short as string,
        answer: payload.answer as string,
        legal: payload.legal as boolean,
        topic: (payload.topic ?? '') as string,
        drafted_by: actor.id ?? actor.kind,
        approved_by: '',
      }),
      tells: (doc) => (doc.legal ? [{ to: 'staff', reason: 'answer_for_advocate', priority: 'normal' }] : []),
    },
    approve: {
      from: ['ANSWER_DRAFTED'],
      to: 'APPROVED',
      who: ['advocate', ...team],
      guard: (doc, { actor }) =>
        doc.legal && actor.kind !== 'advocate' ? 'What the law says is approved by the Advocate.' : null,
      change: (_, { actor }) => ({ approved_by: actor.id ?? actor.kind }),
    },
    // Once, to all, in a digest, which tells it.
    publish: {
      from: ['APPROVED'],
      to: 'PUBLISHED',
      who: ['case'],
      fields: { digest: 'word' },
      requires: ['digest'],
      change: (_, { payload, eventAt }) => ({
        digest: payload.digest as string,
        published_at: eventAt,
        clear: [],
        doubt: [],
      }),
      tells: (doc) => [
        ...(isAlone(doc) ? answerTo(doc, doc) : []),
        ...toSimilar(doc, 'answered', { digest: doc.digest, short: doc.short, answer: doc.answer }),
      ],
    },
    // To those alone who asked: what concerns few, or cannot wait for a digest.
    answer_askers: {
      from: ['APPROVED'],
      to: 'PUBLISHED',
      who: team,
      change: (_, { eventAt }) => ({ digest: TO_EACH, published_at: eventAt, clear: [], doubt: [] }),
      tells: (doc) => [
        ...answerTo(doc, doc),
        ...toSimilar(doc, 'answered', { digest: TO_EACH, short: doc.short, answer: doc.answer }),
      ],
    },
    answered: {
      from: ['CLUSTERED', 'PUBLISHED', 'CONFIRMED_UNDERSTOOD'],
      to: 'PUBLISHED',
      who: ['case'],
      fields: { digest: 'word', short: 'text', answer: 'text' },
      requires: ['digest'],
      change: (_, { payload, eventAt }) => ({ digest: payload.digest as string, published_at: eventAt }),
      // Who asked in the group reads the digest; who asked 1:1 may not be in it.
      tells: (doc, { payload }) => (doc.digest === TO_EACH || isAlone(doc) ? answerTo(doc, payload) : []),
    },
    understood: heard('doubt', 'clear'),
    doubted: heard('clear', 'doubt'),
    remind: {
      from: ['ASKED', 'CLUSTERED', 'ANSWER_DRAFTED', 'APPROVED'],
      who: ['timer'],
      change: (_, { eventAt }) => ({ reminded_at: eventAt }),
      tells: (doc, update) => [{ to: 'staff', reason: 'question_waits', priority: 'high' }, ...late(doc, update)],
    },
  },
})
