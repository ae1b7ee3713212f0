import type { FieldKind } from './field.ts'
import { defineNoun, type Move, type Tell, type Update } from './noun.ts'
import { ownCase, partiesOf, partyProblem, tellCase } from './party.ts'
import { said } from './said.ts'
import {
  ATTEMPT_RESULTS,
  BLOCKED_REASONS,
  OPEN_TASK,
  TASK_STATES,
  type TaskAttempt,
  type TaskDoc,
  type TaskState,
} from './task-doc.ts'
import {
  EVIDENCE_SHAPE,
  type Evidence,
  evidenceProblem,
  surplusIn,
  TASK_TYPES,
  type TaskType,
} from './task-evidence.ts'

export type { TaskDoc } from './task-doc.ts'

const about: Record<string, FieldKind> = { title: 'word', instructions: 'text', due_on: 'date' }
const rules: Record<string, FieldKind> = {
  service_method: 'word',
  service_language: 'word',
  service_source: 'text',
  jurat_rule: 'text',
  apostille_needed: 'flag',
}
const worked = ['IN_PROGRESS', 'BLOCKED', 'RETURNED'] as const

const count = (doc: TaskDoc, state: 'OPEN' | 'DONE' | 'CANCELLED'): Tell[] =>
  tellCase('facilitation', doc.facilitation_id, 'count_task', { task_id: doc.id, state })

/** Work waits for three signatures, and for the rules that only the Advocate can give. */
const mayWork = (doc: TaskDoc, update: Update): string | null => {
  if (!doc.cleared) return 'No contract is in force: nothing is done before all have signed.'
  if (doc.type === 'SERVICE' && !(doc.service_method && doc.service_language))
    return 'The Advocate has to set how and in which language papers are served first.'
  if (doc.type === 'SIGNATURE' && !doc.jurat_rule) return 'The Advocate has to set the rule for the sworn words first.'
  return ownCase(doc, update)
}
const gathered = (doc: TaskDoc, { payload }: Update): Evidence => ({
  ...doc.evidence,
  ...(payload.evidence as Evidence),
})
const handedIn = (doc: TaskDoc, update: Update): string | null => {
  const evidence = gathered(doc, update)
  const problem = evidenceProblem(doc.type, evidence)
  if (problem) return problem
  if (doc.apostille_needed && !evidence.apostille && doc.type === 'DOC') return 'The evidence still needs apostille.'
  if (doc.type === 'SERVICE' && evidence.language !== doc.service_language)
    return 'The papers were to be served in the language that the Advocate set.'
  return null
}
const inPast = (date: unknown, eventAt: string): boolean =>
  Date.parse(`${date}T23:59:59Z`) < Date.parse(eventAt) - 14 * 3_600_000

/** Whether work may be done is the facilitation's word, and so is the matter that it belongs to. */
const permission = (cleared: boolean): Move<TaskState, TaskDoc> => ({
  from: OPEN_TASK,
  who: ['case'],
  fields: { matter_id: 'word' },
  change: (_, { payload }) => ({ cleared, ...(payload.matter_id ? { matter_id: payload.matter_id as string } : {}) }),
})

const finish = (to: TaskState, from: Move<TaskState, TaskDoc>['from'], who: Update['actor']['kind'][]) =>
  ({ from, to, who, guard: ownCase, tells: (doc) => count(doc, to === 'DONE' ? 'DONE' : 'CANCELLED') }) satisfies Move<
    TaskState,
    TaskDoc
  >

/** A task of a facilitation. The Defender moves it up to SUBMITTED, the Advocate or staff to DONE or back. */
export const task = defineNoun<TaskState, TaskDoc>({
  name: 'task',
  states: TASK_STATES,
  initial: (id) => ({
    id,
    state: 'NEW',
    type: 'OTHER',
    cleared: false,
    apostille_needed: false,
    attempts: [],
    evidence: {},
    nudges: 0,
  }),
  opens: 'create',
  clear: ['type', 'facilitation_id', 'advocate_id', 'defender_id', 'blocked_reason'],
  due: [
    { move: 'follow_up', in: ['BLOCKED'], since: 'follow_up_on', after: ['0h'] },
    { move: 'nudge', in: ['SUBMITTED'], since: 'submitted_at', after: ['5d', '10d'] },
    {
      move: 'remind_due',
      in: ['TODO', 'ACCEPTED', 'IN_PROGRESS', 'BLOCKED', 'RETURNED'],
      since: 'due_on',
      before: ['7d', '1d'],
    },
  ],
  moves: {
    create: {
      from: ['NEW'],
      to: 'TODO',
      who: ['staff', 'advocate'],
      fields: {
        ...about,
        type: { one_of: TASK_TYPES },
        facilitation_id: 'word',
        person_id: 'word',
        advocate_id: 'word',
        defender_id: 'word',
      },
      requires: ['type', 'facilitation_id', 'defender_id'],
      guard: (_, update) => partyProblem(update, 'advocate', 'A task names its Advocate.'),
      change: (_, update) => ({
        ...(said({ ...about, facilitation_id: 'word', person_id: 'word' }, update) as Partial<TaskDoc>),
        ...partiesOf(update),
        type: update.payload.type as TaskType,
      }),
      tells: (doc) =>
        tellCase('facilitation', doc.facilitation_id, 'add_task', {
          task_id: doc.id,
          advocate_id: doc.advocate_id,
          defender_id: doc.defender_id,
        }),
    },
    describe: {
      from: OPEN_TASK,
      who: ['staff', 'advocate'],
      fields: about,
      guard: ownCase,
      change: (_, update) => said(about, update) as Partial<TaskDoc>,
    },
    set_rules: {
      from: OPEN_TASK,
      who: ['advocate'],
      fields: rules,
      guard: (doc, update) => {
        const { service_method, service_source } = update.payload
        return service_method != null && service_source == null
          ? 'A way of service is set with the source that allows it (service_source).'
          : ownCase(doc, update)
      },
      change: (_, update) => said(rules, update) as Partial<TaskDoc>,
    },
    // Told by the facilitation.
    clear: permission(true),
    hold: permission(false),
    call_off: { from: OPEN_TASK, to: 'CANCELLED', who: ['case'] },
    accept: { from: ['TODO'], to: 'ACCEPTED', who: ['defender', 'staff'], guard: ownCase },
    start: {
      from: ['ACCEPTED', 'RETURNED', 'BLOCKED'],
      to: 'IN_PROGRESS',
      who: ['defender', 'staff'],
      guard: mayWork,
      change: () => NOT_BLOCKED,
    },
    block: {
      from: ['TODO', 'ACCEPTED', ...worked],
      to: 'BLOCKED',
      who: ['defender', 'staff'],
      fields: {
        reason: { one_of: BLOCKED_REASONS },
        needs: 'text',
        waits_for: { one_of: ['DEFENDER', 'ADVOCATE', 'STAFF', 'PERSON', 'OFFICE', 'NOBODY'] },
        follow_up_on: 'date',
      },
      requires: ['reason'],
      guard: (doc, update) => {
        const { reason, needs, follow_up_on } = update.payload
        if (reason === 'WAITING_ADVOCATE' && !needs) return 'Say what is needed from the Advocate.'
        if (follow_up_on && inPast(follow_up_on, update.eventAt)) return 'The day to go on lies in the past.'
        return ownCase(doc, update)
      },
      change: (_, { payload }) => ({
        blocked_reason: payload.reason as string,
        needs: (payload.needs ?? '') as string,
        waits_for: (payload.waits_for ?? (payload.reason === 'WAITING_ADVOCATE' ? 'ADVOCATE' : '')) as string,
        follow_up_on: (payload.follow_up_on ?? '') as string,
      }),
      tells: (doc) => {
        if (doc.blocked_reason === 'VIOLENCE_IN_AREA')
          return [
            { to: 'staff', reason: 'violence_in_area', priority: 'urgent' },
            ...tellCase('matter', doc.matter_id, 'pause_outreach', { reason: 'VIOLENCE_IN_AREA' }),
          ]
        return doc.blocked_reason === 'WAITING_ADVOCATE'
          ? [{ to: 'staff', reason: 'task_waits_for_advocate', priority: 'normal' }]
          : []
      },
    },
    plan: {
      from: ['ACCEPTED', ...worked],
      who: ['defender', 'staff'],
      fields: { follow_up_on: 'date' },
      requires: ['follow_up_on'],
      guard: (doc, update) =>
        inPast(update.payload.follow_up_on, update.eventAt)
          ? 'The day to go on lies in the past.'
          : ownCase(doc, update),
      change: (_, { payload }) => ({ follow_up_on: payload.follow_up_on as string }),
    },
    follow_up: {
      from: ['BLOCKED'],
      who: ['timer'],
      tells: [{ to: 'staff', reason: 'task_follow_up', priority: 'normal' }],
    },
    attempt: {
      from: ['IN_PROGRESS', 'BLOCKED'],
      who: ['defender', 'staff'],
      fields: { at: 'instant', place: 'word', result: { one_of: ATTEMPT_RESULTS }, note: 'text' },
      requires: ['at', 'place', 'result'],
      guard: (doc, update) =>
        Date.parse(update.payload.at as string) > Date.parse(update.eventAt)
          ? 'That has not happened yet.'
          : mayWork(doc, update),
      change: (doc, update) => ({
        attempts: [
          ...doc.attempts,
          said({ at: 'instant', place: 'word', result: 'word', note: 'text' }, update) as TaskAttempt,
        ].sort((a, b) => Date.parse(a.at) - Date.parse(b.at)),
      }),
    },
    gather: {
      from: worked,
      who: ['defender', 'staff'],
      fields: { evidence: { part: EVIDENCE_SHAPE } },
      requires: ['evidence'],
      guard: (doc, update) => mayWork(doc, update) ?? surplusIn(doc.type, update.payload.evidence as Evidence),
      change: (doc, update) => ({ evidence: gathered(doc, update) }),
    },
    submit: {
      from: ['IN_PROGRESS', 'RETURNED'],
      to: 'SUBMITTED',
      who: ['defender', 'staff'],
      fields: { evidence: { part: EVIDENCE_SHAPE } },
      guard: (doc, update) => mayWork(doc, update) ?? handedIn(doc, update),
      change: (doc, update) => ({
        ...NOT_BLOCKED,
        evidence: gathered(doc, update),
        submitted_at: update.eventAt,
        nudges: 0,
        returned_because: '',
      }),
      tells: [{ to: 'staff', reason: 'task_submitted', priority: 'normal' }],
    },
    // Five days: the Advocate; ten: staff.
    nudge: {
      from: ['SUBMITTED'],
      who: ['timer'],
      change: (doc) => ({ nudges: doc.nudges + 1 }),
      tells: (doc) => [
        {
          to: 'staff',
          reason: doc.nudges > 1 ? 'task_not_judged' : 'ask_advocate_to_judge_task',
          priority: doc.nudges > 1 ? 'high' : 'normal',
        },
      ],
    },
    remind_due: {
      from: ['TODO', 'ACCEPTED', 'IN_PROGRESS', 'BLOCKED', 'RETURNED'],
      who: ['timer'],
      tells: [{ to: 'staff', reason: 'task_due', priority: 'normal' }],
    },
    finish: {
      ...finish('DONE', ['SUBMITTED'], ['advocate', 'staff']),
      change: (_, { eventAt }) => ({ done_at: eventAt }),
    },
    return: {
      from: ['SUBMITTED'],
      to: 'RETURNED',
      who: ['advocate', 'staff'],
      fields: { reason: 'text' },
      requires: ['reason'],
      guard: ownCase,
      change: (_, { payload }) => ({ returned_because: payload.reason as string }),
      tells: (doc) => [...count(doc, 'OPEN'), { to: 'staff', reason: 'task_returned', priority: 'normal' }],
    },
    cancel: {
      ...finish('CANCELLED', OPEN_TASK, ['advocate', 'staff']),
      fields: { reason: 'text' },
      requires: ['reason'],
    },
  },
})

const NOT_BLOCKED = { blocked_reason: '', needs: '', waits_for: '', follow_up_on: '' }
