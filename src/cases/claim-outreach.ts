import { CLAIM_STATES, type ClaimDoc, type ClaimState, OPEN_STATES } from './claim-doc.ts'
import type { FieldKind } from './field.ts'
import { PARTICIPATIONS, type Participation } from './matter-doc.ts'
import { type Actor, byFlow, type Move, type Update } from './noun.ts'
import { said } from './said.ts'

type ClaimMoves = Record<string, Move<ClaimState, ClaimDoc>>

const hub = ['bot', 'timer', 'person', 'defender', 'staff'] as const satisfies readonly Actor['kind'][]

/** Reminders to somebody who thinks it over, and how close to the deadline the last one may be. */
export const MAX_REMINDERS = 3
export const LAST_REMINDER_DAYS = 3
const DAY_MS = 86_400_000

/** From the first `of` on the way, forward only: a claim that is further stays where it is. */
const atLeast =
  (goal: ClaimState) =>
  (doc: ClaimDoc): ClaimState => {
    const order: readonly ClaimState[] = OPEN_STATES
    return order.includes(doc.state) && order.indexOf(doc.state) < order.indexOf(goal) ? goal : doc.state
  }

/** Every state of somebody who is known to be the right person: words about the case may be said again at any time. */
const IDENTIFIED = CLAIM_STATES.filter((state) => state !== 'NOT_CONTACTED' && state !== 'NOTIFIED')

/** INFORMED: the approved text was delivered and the understanding check answered, or a Defender explained in person. */
const informedWhenComplete = (doc: ClaimDoc): ClaimState =>
  doc.informed_text && (doc.understood || doc.in_person) && doc.state === 'VERIFIED' ? 'INFORMED' : doc.state

const row: Record<string, FieldKind> = {
  person_id: 'word',
  matter_id: 'word',
  list_no: 'word',
  deadline: 'instant',
  last_year: 'whole',
  employers: 'texts',
  work: 'texts',
  participation: 'word',
}

/** Something is left to do before the deadline, and we are still asked to say so. */
export const REMINDED_STATES = ['INFORMED', 'UNDECIDED', 'INTENDS_TO_JOIN'] as const

const mayRemind = (doc: ClaimDoc, { eventAt }: Update): string | null => {
  if (doc.reminders >= MAX_REMINDERS) return `There were ${MAX_REMINDERS} reminders already.`
  const left = doc.deadline ? Date.parse(doc.deadline) - Date.parse(eventAt) : Number.POSITIVE_INFINITY
  return left < LAST_REMINDER_DAYS * DAY_MS
    ? `The last reminder is ${LAST_REMINDER_DAYS} days before the deadline.`
    : null
}

/** From the class list to a person who knows what it is about. */
export const outreachMoves: ClaimMoves = {
  import: {
    from: 'any',
    who: ['import', 'staff'],
    fields: { ...row, row: 'word' },
    requires: ['person_id', 'matter_id'],
    guard: (doc, { payload }) => {
      if (
        (doc.person_id ?? payload.person_id) !== payload.person_id ||
        (doc.matter_id ?? payload.matter_id) !== payload.matter_id
      )
        return 'A claim cannot move to another person or matter.'
      return payload.participation == null || PARTICIPATIONS.includes(payload.participation as Participation)
        ? null
        : `The participation must be one of ${PARTICIPATIONS.join(', ')}.`
    },
    change: (_, update) => ({
      ...(said(row, update) as Partial<ClaimDoc>),
      ...(update.payload.row ? { imported_row: update.payload.row as string } : {}),
    }),
  },
  set_deadline: {
    from: [...OPEN_STATES, 'DECLINED', 'NO_DECISION'],
    // A later deadline opens again what the old one had closed.
    to: (doc, { payload, eventAt }) =>
      doc.state === 'NO_DECISION' && Date.parse(payload.deadline as string) > Date.parse(eventAt)
        ? 'UNDECIDED'
        : doc.state,
    who: ['staff', 'advocate', 'import'],
    fields: { deadline: 'instant' },
    requires: ['deadline'],
    change: (_, { payload }) => ({ deadline: payload.deadline as string }),
  },
  notify: {
    from: 'any',
    to: atLeast('NOTIFIED'),
    who: ['bot', 'timer', 'defender', 'staff'],
    change: (doc, { eventAt }) => ({ notices: doc.notices + 1, notified_at: doc.notified_at ?? eventAt }),
  },
  verify: { from: 'any', to: atLeast('VERIFIED'), who: ['bot', 'timer', 'defender', 'staff'] },
  inform: {
    from: IDENTIFIED,
    to: informedWhenComplete,
    who: ['bot', 'timer', 'defender', 'staff'],
    fields: { text_version: 'word', in_person: 'flag' },
    requires: ['text_version'],
    guard: (_, { payload, actor }) =>
      payload.in_person === true && actor.kind === 'bot' ? 'Only people explain in person.' : null,
    change: (doc, { payload }) => ({
      informed_text: payload.text_version as string,
      in_person: doc.in_person || payload.in_person === true,
    }),
  },
  understand: {
    from: IDENTIFIED,
    to: informedWhenComplete,
    who: hub,
    guard: (doc) => (doc.informed_text ? null : 'The approved text was not given yet.'),
    change: () => ({ understood: true }),
  },
  question: {
    from: 'any',
    who: hub,
    fields: { text: 'text' },
    requires: ['text'],
    change: (doc, { key, payload, eventAt }) => ({
      questions: [...doc.questions, { key, text: payload.text as string, asked_at: eventAt }],
    }),
    // A flow that takes down a question asks for a person itself.
    tells: (_, { actor }) => (byFlow(actor) ? [] : [{ to: 'staff', reason: 'question', priority: 'normal' }]),
  },
  answer_question: {
    from: 'any',
    who: ['staff', 'defender', 'advocate'],
    fields: { question: 'word' },
    requires: ['question'],
    guard: (doc, { payload }) =>
      doc.questions.some((each) => each.key === payload.question && !each.answered_at)
        ? null
        : 'There is no open question with this key.',
    change: (doc, { payload, eventAt }) => ({
      questions: doc.questions.map((each) =>
        each.key === payload.question ? { ...each, answered_at: eventAt } : each,
      ),
    }),
  },
  remind: {
    from: REMINDED_STATES,
    who: ['bot', 'timer', 'staff', 'defender'],
    guard: mayRemind,
    change: (doc) => ({ reminders: doc.reminders + 1 }),
  },
  // The date comes nearer. Whoever wants to take part hears of the form to the last day; nobody is pressed to decide.
  remind_deadline: {
    from: REMINDED_STATES,
    who: ['timer'],
    guard: (doc, update) => (doc.state === 'INTENDS_TO_JOIN' ? null : mayRemind(doc, update)),
    tells: [{ to: 'person', flow: 'deadline' }],
  },
}
