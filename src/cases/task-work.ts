import type { Move, Update } from './noun.ts'
import { ownCase, tellCase } from './party.ts'
import { said } from './said.ts'
import {
  ATTEMPT_RESULTS,
  BLOCKED_REASONS,
  inTalk,
  rulesMissing,
  type TaskAttempt,
  type TaskDoc,
  type TaskState,
} from './task-doc.ts'
import { EVIDENCE_SHAPE, type Evidence, evidenceProblem, surplusIn } from './task-evidence.ts'
import { askAdvocate, tellAdvocate } from './tell-advocate.ts'

export const worked = ['IN_PROGRESS', 'BLOCKED', 'RETURNED'] as const

/** Work waits for three signatures, and for the rules that only the Advocate can give. */
export const mayWork = (doc: TaskDoc, update: Update): string | null => {
  if (!doc.cleared) return 'No contract is in force: nothing is done before all have signed.'
  return rulesProblem(doc) ?? ownCase(doc, update)
}

/** Nobody can go on, whatever is approved, before the Advocate has set these. */
export const rulesProblem = (doc: TaskDoc): string | null => {
  const missing = rulesMissing(doc)
  return missing && RULES_FIRST[missing]
}
const RULES_FIRST = {
  service_rules: 'The Advocate has to set how and in which language papers are served first.',
  jurat_rule: 'The Advocate has to set the rule for the sworn words first.',
}
const gathered = (doc: TaskDoc, { payload }: Update): Evidence => ({
  ...doc.evidence,
  ...(payload.evidence as Evidence),
})
export const handedIn = (doc: TaskDoc, update: Update): string | null => {
  const evidence = gathered(doc, update)
  const problem = evidenceProblem(doc.type, evidence)
  if (problem) return problem
  if (doc.apostille_needed && !evidence.apostille && doc.type === 'DOC') return 'The evidence still needs apostille.'
  if (doc.type === 'SERVICE' && evidence.language !== doc.service_language)
    return 'The papers were to be served in the language that the Advocate set.'
  return null
}
export const inPast = (date: unknown, eventAt: string): boolean =>
  Date.parse(`${date}T23:59:59Z`) < Date.parse(eventAt) - 14 * 3_600_000

export const NOT_BLOCKED = { blocked_reason: '', needs: '', waits_for: '', follow_up_on: '' }

/** Before all have signed, or while the Advocate has rules to set, it is accepted and no more. */
export const underWay = (doc: TaskDoc, update: Update): TaskState =>
  mayWork(doc, update) === null ? 'IN_PROGRESS' : 'ACCEPTED'

/** What the Defender does with a task, up to handing it in with its evidence. */
export const workMoves: Record<string, Move<TaskState, TaskDoc>> = {
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
      // Whoever tells of violence says themselves where it is, as the talk with a Defender does.
      place_told: 'flag',
    },
    requires: ['reason'],
    guard: (doc, update) => {
      const { reason, needs, follow_up_on } = update.payload
      if (reason === 'WAITING_ADVOCATE' && !needs) return 'Say what is needed from the Advocate.'
      if (follow_up_on && inPast(follow_up_on, update.eventAt)) return 'The day to go on lies in the past.'
      return ownCase(doc, update)
    },
    change: (_, { payload, eventAt }) => ({
      blocked_reason: payload.reason as string,
      needs: (payload.needs ?? '') as string,
      waits_for: (payload.waits_for ?? (payload.reason === 'WAITING_ADVOCATE' ? 'ADVOCATE' : '')) as string,
      follow_up_on: (payload.follow_up_on ?? '') as string,
      blocked_at: eventAt,
    }),
    tells: (doc, { payload }) => {
      if (doc.blocked_reason === 'VIOLENCE_IN_AREA')
        return [
          { to: 'staff', reason: 'violence_in_area', priority: 'urgent' },
          // What is automatic stops in that area, and nowhere else: in all of the Defender's until somebody says which.
          ...(payload.place_told ? [] : tellCase('defender', doc.defender_id, 'report_danger', {})),
          // The Advocate hears that there is something, and no more.
          ...tellAdvocate('SAFETY', doc.facilitation_id),
        ]
      // What the Defender wrote may name people: staff see to it, and the text has words of its own.
      return doc.waits_for === 'ADVOCATE'
        ? [{ to: 'staff', reason: 'task_waits_for_advocate', priority: 'normal' }, ...askAdvocate('TASK', doc.id)]
        : []
    },
  },
  plan: {
    from: ['ACCEPTED', ...worked],
    who: ['defender', 'staff'],
    fields: { follow_up_on: 'date' },
    requires: ['follow_up_on'],
    guard: (doc, update) =>
      inPast(update.payload.follow_up_on, update.eventAt) ? 'The day to go on lies in the past.' : ownCase(doc, update),
    change: (_, { payload }) => ({ follow_up_on: payload.follow_up_on as string }),
  },
  follow_up: {
    from: ['BLOCKED'],
    who: ['timer'],
    tells: (doc) => [{ to: 'defender', flow: 'follow-up', with: { task: inTalk(doc) } }],
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
      doubted_at: '',
      nudges: 0,
      returned_because: '',
    }),
    tells: [{ to: 'staff', reason: 'task_submitted', priority: 'normal' }],
  },
}
