import { type FacilitationDoc, type FacilitationState, WORKING_STATES } from './facilitation-doc.ts'
import {
  alertFor,
  capUsed,
  evaluated,
  hoursUsed,
  matterOf,
  paymentDone,
  raiseAsked,
  standing,
  tasksDone,
  tellEvaluations,
  tellTerms,
} from './facilitation-standing.ts'
import { cents } from './money.ts'
import type { Move } from './noun.ts'
import { ownCase, tellCase } from './party.ts'
import { askAdvocate } from './tell-advocate.ts'

type Moves = Record<string, Move<FacilitationState, FacilitationDoc>>

/** Approved hours are paid after a cancellation too, and a report may come late. */
const counted = [...WORKING_STATES, 'CANCELLED'] as const
const standingOr = (doc: FacilitationDoc): FacilitationState => (doc.state === 'CANCELLED' ? doc.state : standing(doc))

/** Steps 4 and 5 and the end. The two ledgers of a report are its own; here stands what they add up to. */
export const moneyMoves: Moves = {
  add_report: {
    from: counted,
    to: standingOr,
    who: ['case'],
    fields: { report_id: 'word', defender_id: 'word' },
    requires: ['report_id', 'defender_id'],
    guard: (doc, { payload }) => {
      if (payload.defender_id !== doc.defender_id) return 'This is the work of another Defender.'
      return Object.hasOwn(doc.reports, payload.report_id as string) ? 'This report is known already.' : null
    },
    change: (doc, { payload }) => ({
      reports: {
        ...doc.reports,
        [payload.report_id as string]: {
          minutes: 0,
          expenses: '0.00',
          defender_payment: 'NONE',
          advocate_invoice: 'NONE',
        },
      },
    }),
    tells: (doc, { payload }) => tellTerms(doc, payload.report_id as string),
  },
  count_report: {
    from: counted,
    to: standingOr,
    who: ['case'],
    fields: {
      report_id: 'word',
      minutes: 'count',
      expenses: 'money',
      defender_payment: { one_of: ['NONE', 'DUE', 'PAID'] },
      advocate_invoice: { one_of: ['NONE', 'SENT', 'OVERDUE', 'DISPUTED', 'PAID'] },
    },
    requires: ['report_id', 'minutes', 'expenses', 'defender_payment', 'advocate_invoice'],
    guard: (doc, { payload }) =>
      Object.hasOwn(doc.reports, payload.report_id as string) ? null : 'This is no report of this facilitation.',
    change: (doc, { payload }) => {
      const { report_id, ...entry } = payload
      const next = { ...doc, reports: { ...doc.reports, [report_id as string]: entry } } as FacilitationDoc
      const percent = alertFor(capUsed(next))
      // Told once each: an alert that was given is not taken back by a report that came out smaller.
      const raise = percent > doc.alerted && hoursUsed(next) >= 80 ? raiseAsked(next) : doc.cap_asked
      return {
        reports: next.reports,
        alerted: Math.max(doc.alerted, percent),
        alerted_before: doc.alerted,
        ...(raise === undefined ? {} : { cap_asked: raise }),
      }
    },
    tells: (doc) => [
      ...(doc.alerted > doc.alerted_before
        ? [
            {
              to: 'staff',
              reason: `cap_${doc.alerted}_percent`,
              priority: doc.alerted === 100 ? 'high' : 'normal',
            } as const,
            ...(doc.cap_asked ? askAdvocate('CAP', doc.id) : []),
          ]
        : []),
      ...Object.keys(doc.reports).flatMap((id) => tellTerms(doc, id)),
      ...tellEvaluations(doc),
    ],
  },
  // Work over the cap waits for this; only the Advocate, who pays, can say it.
  approve_cap: {
    from: counted,
    who: ['advocate'],
    fields: { cap_minutes: 'count', expense_cap: 'money' },
    guard: (doc, update) => {
      const { cap_minutes, expense_cap } = update.payload as { cap_minutes?: number; expense_cap?: string }
      if (cap_minutes == null && expense_cap == null) return 'Say the new cap: cap_minutes or expense_cap.'
      if (doc.cap_minutes === undefined || doc.expense_cap === undefined) return 'No contract is in force yet.'
      const lower =
        (cap_minutes ?? doc.cap_minutes) < doc.cap_minutes ||
        (expense_cap != null && cents({ amount: expense_cap }) < cents({ amount: doc.expense_cap }))
      return lower ? 'A cap is only raised here; for less, a new contract is signed.' : ownCase(doc, update)
    },
    change: (doc, { payload }) => {
      const raised = {
        ...(payload.cap_minutes == null ? {} : { cap_minutes: payload.cap_minutes as number }),
        ...(payload.expense_cap == null ? {} : { expense_cap: payload.expense_cap as string }),
      }
      return { ...raised, cap_asked: 0, alerted: alertFor(capUsed({ ...doc, ...raised })) }
    },
    tells: (doc) => Object.keys(doc.reports).flatMap((id) => tellTerms(doc, id)),
  },
  // Work over the cap stays where it is; staff settle with both what is left out.
  keep_cap: {
    from: counted,
    who: ['advocate'],
    guard: (doc, update) => (doc.cap_asked ? ownCase(doc, update) : 'No higher cap is asked for.'),
    change: () => ({ cap_asked: 0 }),
    tells: [{ to: 'staff', reason: 'cap_refused', priority: 'high' }],
  },
  ask_cap: {
    from: WORKING_STATES,
    who: ['staff'],
    fields: { minutes: 'count' },
    requires: ['minutes'],
    guard: (doc, { payload }) => {
      if (doc.cap_minutes === undefined) return 'No contract is in force yet.'
      return payload.minutes === 0 ? 'Say by how many minutes the cap would be raised.' : null
    },
    change: (_, { payload }) => ({ cap_asked: payload.minutes as number }),
    tells: (doc) => askAdvocate('CAP', doc.id),
  },
  waive_report: {
    from: WORKING_STATES,
    to: standing,
    who: ['staff'],
    fields: { reason: 'text' },
    requires: ['reason'],
    change: (_, { payload }) => ({ no_report_because: payload.reason as string }),
    tells: tellEvaluations,
  },
  count_evaluation: {
    from: WORKING_STATES,
    to: standing,
    who: ['case'],
    fields: {
      by: { one_of: ['ADVOCATE', 'DEFENDER'] },
      state: { one_of: ['INVITED', 'STARTED', 'SUBMITTED', 'EXPIRED'] },
    },
    requires: ['by', 'state'],
    change: (doc, { payload }) => ({
      evaluations: { ...doc.evaluations, [payload.by as string]: payload.state as string },
    }),
    // Each stays hidden until the other is in too, or its time is over.
    tells: (doc) =>
      evaluated(doc)
        ? ['ADVOCATE', 'DEFENDER'].flatMap((by) => tellCase('evaluation', `${doc.id}-${by}`, 'release', {}))
        : [],
  },
  close: {
    from: ['EVALUATION'],
    to: 'CLOSED',
    who: ['staff'],
    guard: (doc) => {
      const open = [
        ...(tasksDone(doc) ? [] : ['tasks']),
        ...(paymentDone(doc) ? [] : ['payment']),
        ...(evaluated(doc) ? [] : ['evaluations']),
      ]
      return open.length > 0 ? `Not everything is done yet: ${open.join(', ')}.` : null
    },
    change: (_, { eventAt }) => ({ closed_at: eventAt, outcome: 'PENDING' }),
    tells: (doc) => [
      ...tellCase('outcome', `${doc.id}-OUTCOME`, 'expect', {
        facilitation_id: doc.id,
        advocate_id: doc.advocate_id,
        ...matterOf(doc),
      }),
      ...tellCase('defender', doc.defender_id, 'unassign', { facilitation_id: doc.id }),
    ],
  },
  know_outcome: {
    from: ['CLOSED'],
    who: ['case'],
    fields: { result: 'word' },
    requires: ['result'],
    change: (_, { payload }) => ({ outcome: payload.result as string }),
  },
}
