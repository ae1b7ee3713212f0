import type { Move } from './noun.ts'
import { ownCase } from './party.ts'
import type { TaskDoc, TaskState } from './task-doc.ts'
import { NOT_BLOCKED, rulesProblem, underWay } from './task-work.ts'

export const DECISIONS = ['APPROVED', 'CALL', 'CHANGE'] as const

/** What the Advocate decides about a task that waits for them. */
export const judgeMoves: Record<string, Move<TaskState, TaskDoc>> = {
  // Handed in, and not right: people hear what is missing. From then on it is not taken for done by a word that names no task.
  doubt: {
    from: ['SUBMITTED'],
    who: ['advocate'],
    fields: { note: 'text' },
    guard: ownCase,
    change: (_, { payload, eventAt }) => ({
      doubted_at: eventAt,
      ...(payload.note ? { decision_note: payload.note as string } : {}),
    }),
    tells: [{ to: 'staff', reason: 'advocate_wants_change', priority: 'high' }],
  },
  decide: {
    from: ['BLOCKED'],
    to: (doc, update) => (update.payload.decision === 'APPROVED' ? underWay(doc, update) : 'BLOCKED'),
    who: ['advocate'],
    fields: { decision: { one_of: DECISIONS }, note: 'text' },
    requires: ['decision'],
    guard: (doc, update) => {
      if (doc.waits_for !== 'ADVOCATE') return 'This task does not wait for the Advocate.'
      return (update.payload.decision === 'APPROVED' ? rulesProblem(doc) : null) ?? ownCase(doc, update)
    },
    change: (_, { payload }) => ({
      decision: payload.decision as string,
      ...(payload.note ? { decision_note: payload.note as string } : {}),
      ...(payload.decision === 'APPROVED' ? NOT_BLOCKED : { waits_for: 'STAFF' }),
    }),
    tells: (doc, { payload }) => [
      { to: 'rows', reason: 'task_waits_for_advocate' },
      ...(doc.decision === 'APPROVED' ? [{ to: 'defender', flow: 'go-ahead', with: { ref: doc.id } } as const] : []),
      // What they wrote beside it is in their language, and people pass it on.
      ...(doc.decision === 'APPROVED' && !payload.note
        ? []
        : [
            {
              to: 'staff',
              reason: doc.decision === 'CALL' ? 'advocate_wants_call' : 'advocate_wants_change',
              priority: 'high',
            } as const,
          ]),
    ],
  },
}
