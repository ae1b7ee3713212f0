import type { FieldKind } from './field.ts'
import { defineNoun, type Move, type Tell, type Update } from './noun.ts'
import { ownCase, partiesOf, partyProblem, tellCase } from './party.ts'
import { said } from './said.ts'
import { OPEN_TASK, TASK_STATES, type TaskDoc, type TaskState } from './task-doc.ts'
import { TASK_TYPES, type TaskType } from './task-evidence.ts'
import { judgeMoves } from './task-judge.ts'
import { toldMoves } from './task-told.ts'
import { workMoves } from './task-work.ts'
import { askAdvocate } from './tell-advocate.ts'

export type { TaskDoc } from './task-doc.ts'

const about: Record<string, FieldKind> = { title: 'word', instructions: 'text', due_on: 'date' }
const rules: Record<string, FieldKind> = {
  service_method: 'text',
  service_language: 'word',
  service_source: 'text',
  jurat_rule: 'text',
  apostille_needed: 'flag',
}
const count = (doc: TaskDoc, state: 'OPEN' | 'DONE' | 'CANCELLED'): Tell[] =>
  tellCase('facilitation', doc.facilitation_id, 'count_task', { task_id: doc.id, state })

/** Whether work may be done is the facilitation's word, and so is the matter that it belongs to. */
const permission = (cleared: boolean): Move<TaskState, TaskDoc> => ({
  from: OPEN_TASK,
  who: ['case'],
  fields: { matter_id: 'word' },
  change: (_, { payload }) => ({ cleared, ...(payload.matter_id ? { matter_id: payload.matter_id as string } : {}) }),
})

/** Nobody has to look at it any more. */
const looked: readonly Tell[] = ['task_submitted', 'task_said_done', 'task_not_judged'].map((reason) => ({
  to: 'rows',
  reason,
}))

const finish = (to: TaskState, from: Move<TaskState, TaskDoc>['from'], who: Update['actor']['kind'][]) =>
  ({
    from,
    to,
    who,
    guard: ownCase,
    tells: (doc) => [...looked, ...count(doc, to === 'DONE' ? 'DONE' : 'CANCELLED')],
  }) satisfies Move<TaskState, TaskDoc>

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
      // `case`: a search in which nobody answers (a visit).
      who: ['staff', 'advocate', 'case'],
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
    ...workMoves,
    ...toldMoves,
    ...judgeMoves,
    // Five days: the Advocate; ten: staff.
    nudge: {
      from: ['SUBMITTED'],
      who: ['timer'],
      change: (doc) => ({ nudges: doc.nudges + 1 }),
      tells: (doc) =>
        doc.nudges > 1 ? [{ to: 'staff', reason: 'task_not_judged', priority: 'high' }] : askAdvocate('JUDGE', doc.id),
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
      tells: (doc) => [
        ...looked,
        ...count(doc, 'OPEN'),
        { to: 'defender', flow: 'returned', with: { ref: doc.id, reason: doc.returned_because ?? '' } },
      ],
    },
    cancel: {
      ...finish('CANCELLED', OPEN_TASK, ['advocate', 'staff']),
      fields: { reason: 'text' },
      requires: ['reason'],
    },
  },
})
