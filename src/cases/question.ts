import type { FieldKind } from './field.ts'
import { including, without } from './list.ts'
import { type Actor, defineNoun, type Update } from './noun.ts'
import { tellCase } from './party.ts'
import {
  MOST_ANSWER,
  MOST_SHORT,
  nextDigestHour,
  QUESTION_STATES,
  type QuestionDoc,
  type QuestionState,
  standing,
} from './question-doc.ts'
import { late, type QuestionMove, TOLD, toldMoves } from './question-told.ts'
import { said } from './said.ts'

export type { QuestionDoc } from './question-doc.ts'

const about: Record<string, FieldKind> = {
  person_id: 'word',
  group_id: 'word',
  matter_id: 'word',
  member_id: 'word',
  defender_id: 'word',
  text: 'text',
}
const team = ['staff', 'defender'] as const satisfies readonly Actor['kind'][]
const UNANSWERED = ['ASKED', 'CLUSTERED', 'REOPENED'] as const

const first = (doc: QuestionDoc): string | null =>
  doc.with === doc.id ? null : 'The first question of its kind is answered, for all of them.'

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

const isRipe = ({ id, held, with: first }: QuestionDoc): boolean => first === id && !held

export const question = defineNoun<QuestionState, QuestionDoc>({
  name: 'question',
  states: QUESTION_STATES,
  initial: (id) => ({ id, state: 'NEW', similar: [], clear: [], doubt: [] }),
  opens: 'ask',
  clear: ['group_id', 'with', 'topic', 'legal', 'asked_at', 'tell_at', 'published_at', 'digest'],
  // Two days are promised. That it takes longer the person is told, too.
  due: [
    {
      move: 'remind',
      in: ['ASKED', 'CLUSTERED', 'ANSWER_DRAFTED', 'APPROVED'],
      since: 'asked_at',
      after: ['36h', '48h', '96h'],
    },
    { move: 'ripen', in: ['APPROVED'], when: isRipe, since: 'tell_at', after: ['0h'] },
    // Once more, if nobody heard the first time, and then every day.
    { move: 'ripen', in: ['APPROVED'], when: isRipe, since: 'tell_at', after: ['15m'], payload: { next: true } },
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
    // It is told by itself at the hour of the digests, so that nobody of the team has to think of it.
    approve: {
      from: ['ANSWER_DRAFTED'],
      to: 'APPROVED',
      who: ['advocate', ...team],
      guard: (doc, { actor }) =>
        doc.legal && actor.kind !== 'advocate' ? 'What the law says is approved by the Advocate.' : null,
      change: (_, { actor, eventAt }) => ({
        approved_by: actor.id ?? actor.kind,
        approved_at: eventAt,
        tell_at: nextDigestHour(eventAt),
        held: '',
      }),
    },
    ...toldMoves,
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
