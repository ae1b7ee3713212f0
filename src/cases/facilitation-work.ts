import {
  AGREEING_STATES,
  type FacilitationDoc,
  type FacilitationState,
  OPEN_FACILITATION,
  PAUSE_REASONS,
  WORKING_STATES,
} from './facilitation-doc.ts'
import {
  matterOf,
  standing,
  tasksDone,
  tellEvaluations,
  tellPermission,
  tellTasks,
  tellTerms,
} from './facilitation-standing.ts'
import type { Move, Tell, Update } from './noun.ts'
import { ownCase, tellCase } from './party.ts'
import { tellAdvocate } from './tell-advocate.ts'

type Moves = Record<string, Move<FacilitationState, FacilitationDoc>>

/** What is to be done is told once it may be done. */
const tellDefender = (doc: FacilitationDoc, news: Record<string, string>): Tell[] =>
  doc.state === 'ACTIVE' ? [{ to: 'defender', flow: 'contract-news', with: { ref: doc.id, ...news } }] : []
const working = (doc: FacilitationDoc): boolean => (WORKING_STATES as readonly string[]).includes(doc.state)
const standingIfWorking = (doc: FacilitationDoc): FacilitationState => (working(doc) ? standing(doc) : doc.state)
const isDraft = (doc: FacilitationDoc, { payload }: Update): string | null =>
  doc.draft_id === payload.agreement_id ? null : 'Another contract is being written for this facilitation.'
const sameParties = (doc: FacilitationDoc, { payload }: Update): string | null =>
  (payload.defender_id ?? doc.defender_id) === doc.defender_id &&
  (payload.advocate_id ?? doc.advocate_id) === doc.advocate_id
    ? null
    : 'It names another Defender or Advocate than this facilitation.'
const tellSigning = (doc: FacilitationDoc): Tell[] =>
  tellCase('agreement', doc.draft_id, 'allow_signing', { allowed: doc.advocate_agreed, ...matterOf(doc) })

/** The last day of the month after the instant's day: reports are asked for then, also while the work goes on. */
const monthEnd = (instant: string): string => {
  const next = new Date(Date.parse(instant) + 86_400_000)
  return new Date(Date.UTC(next.getUTCFullYear(), next.getUTCMonth() + 1, 0)).toISOString().slice(0, 10)
}

const WEEK_MS = 7 * 86_400_000
const weekAfter = (instant: string): string => new Date(Date.parse(instant) + WEEK_MS).toISOString()

/** Steps 2 and 3: agreements, and the work. Told by the agreement, the Advocate and the tasks, but for the pause. */
export const workMoves: Moves = {
  know_advocate: {
    from: OPEN_FACILITATION,
    to: (doc) => (doc.state === 'ADVOCATE_AGREEMENT' && doc.advocate_agreed ? 'CONTRACT_DRAFT' : doc.state),
    who: ['case'],
    fields: { agreed: 'flag' },
    requires: ['agreed'],
    change: (_, { payload }) => ({ advocate_agreed: payload.agreed as boolean }),
    tells: tellSigning,
  },
  add_contract: {
    from: [...AGREEING_STATES, ...WORKING_STATES],
    who: ['case'],
    fields: { agreement_id: 'word', advocate_id: 'word', defender_id: 'word' },
    requires: ['agreement_id', 'advocate_id', 'defender_id'],
    guard: (doc, update) =>
      doc.draft_id ? 'A contract is being written for this facilitation already.' : sameParties(doc, update),
    change: (_, { payload }) => ({ draft_id: payload.agreement_id as string, contract_state: 'CONTRACT_DRAFT' }),
    tells: tellSigning,
  },
  contract_moved: {
    from: [...AGREEING_STATES, ...WORKING_STATES],
    to: (doc, { payload }) =>
      working(doc) || doc.state === 'ADVOCATE_AGREEMENT' ? doc.state : (payload.stage as FacilitationState),
    who: ['case'],
    fields: { agreement_id: 'word', stage: { one_of: ['CONTRACT_DRAFT', 'IN_EDIT', 'SIGNING'] } },
    requires: ['agreement_id', 'stage'],
    guard: isDraft,
    change: (_, { payload }) => ({ contract_state: payload.stage as string }),
  },
  // Three signatures on one content: only from here on is any work done.
  contract_signed: {
    from: [...AGREEING_STATES, ...WORKING_STATES],
    to: standing,
    who: ['case'],
    fields: { agreement_id: 'word', rate: 'money', currency: 'currency', cap_minutes: 'count', expense_cap: 'money' },
    requires: ['agreement_id', 'rate', 'currency', 'cap_minutes', 'expense_cap'],
    guard: (doc, update) => {
      const { currency } = update.payload
      if (doc.currency && doc.currency !== currency) return 'A later contract keeps the currency of the first.'
      return isDraft(doc, update)
    },
    change: (doc, { payload, eventAt }) => ({
      draft_id: '',
      superseded_id: doc.contract_id ?? '',
      contract_id: payload.agreement_id as string,
      contract_state: 'FULLY_SIGNED',
      rate: payload.rate as string,
      currency: payload.currency as string,
      cap_minutes: payload.cap_minutes as number,
      expense_cap: payload.expense_cap as string,
      next_report_on: doc.next_report_on ?? monthEnd(eventAt),
      next_status_on: doc.next_status_on ?? weekAfter(eventAt),
      ...(doc.paused_because === 'CONTRACT_ENDED' ? { paused_because: '' } : {}),
    }),
    tells: (doc) => [
      ...tellTasks(doc),
      ...tellDefender(doc, { what: 'SIGNED' }),
      ...Object.keys(doc.reports).flatMap((id) => tellTerms(doc, id)),
      ...tellCase('agreement', doc.superseded_id, 'supersede', { by: doc.contract_id }),
    ],
  },
  contract_ended: {
    from: [...AGREEING_STATES, ...WORKING_STATES],
    to: (doc) => (working(doc) ? standing(doc) : doc.advocate_agreed ? 'CONTRACT_DRAFT' : 'ADVOCATE_AGREEMENT'),
    who: ['case'],
    fields: { agreement_id: 'word' },
    requires: ['agreement_id'],
    guard: (doc, { payload }) =>
      [doc.draft_id, doc.contract_id].includes(payload.agreement_id as string)
        ? null
        : 'This contract is neither in force nor being written.',
    change: (doc, { payload }) =>
      doc.draft_id === payload.agreement_id
        ? { draft_id: '', contract_state: doc.contract_id ? 'FULLY_SIGNED' : '' }
        : { contract_id: '', contract_state: '', paused_because: 'CONTRACT_ENDED' },
    tells: tellTasks,
  },
  add_task: {
    from: OPEN_FACILITATION,
    to: standingIfWorking,
    who: ['case'],
    fields: { task_id: 'word', advocate_id: 'word', defender_id: 'word' },
    requires: ['task_id', 'advocate_id', 'defender_id'],
    guard: sameParties,
    change: (doc, { payload }) => ({ tasks: { ...doc.tasks, [payload.task_id as string]: 'OPEN' } }),
    tells: (doc, { payload }) => [
      ...tellPermission(doc, payload.task_id as string),
      ...tellDefender(doc, { what: 'TASK', task: payload.task_id as string }),
    ],
  },
  count_task: {
    from: [...OPEN_FACILITATION, 'CANCELLED'],
    to: standingIfWorking,
    who: ['case'],
    fields: { task_id: 'word', state: { one_of: ['OPEN', 'DONE', 'CANCELLED'] } },
    requires: ['task_id', 'state'],
    guard: (doc, { payload }) =>
      Object.hasOwn(doc.tasks, payload.task_id as string) ? null : 'This is no task of this facilitation.',
    change: (doc, { payload }) => ({ tasks: { ...doc.tasks, [payload.task_id as string]: payload.state as string } }),
    tells: (doc) =>
      working(doc) && tasksDone(doc)
        ? [{ to: 'staff', reason: 'all_tasks_done', priority: 'normal' }, ...tellEvaluations(doc)]
        : [],
  },
  pause: {
    from: ['ACTIVE', 'PAYMENT', 'EVALUATION'],
    to: 'PAUSED',
    who: ['staff'],
    fields: { reason: { one_of: PAUSE_REASONS.filter((reason) => reason !== 'CONTRACT_ENDED') } },
    requires: ['reason'],
    change: (_, { payload }) => ({ paused_because: payload.reason as string }),
    tells: (doc) => [
      ...tellTasks(doc),
      { to: 'staff', reason: 'tell_partners_of_pause', priority: 'high' },
      ...tellAdvocate('PAUSED', doc.id),
    ],
  },
  resume: {
    from: ['PAUSED'],
    to: standing,
    who: ['staff'],
    guard: (doc) => (doc.contract_id ? null : 'No contract is in force: a new one has to be signed first.'),
    change: () => ({ paused_because: '' }),
    tells: tellTasks,
  },
  ask_report: {
    from: ['ACTIVE'],
    who: ['timer'],
    change: (_, { eventAt }) => ({ next_report_on: monthEnd(eventAt) }),
    tells: [{ to: 'staff', reason: 'monthly_report_due', priority: 'normal' }],
  },
  tell_status: {
    from: ['ACTIVE'],
    who: ['timer'],
    change: (_, { eventAt }) => ({ next_status_on: weekAfter(eventAt) }),
    tells: (doc) => tellAdvocate('STATUS', doc.id),
  },
  remind_deadline: {
    from: OPEN_FACILITATION,
    who: ['timer'],
    tells: (doc) => [
      { to: 'staff', reason: 'facilitation_deadline', priority: 'high' },
      ...(doc.deadline ? tellAdvocate('DEADLINE', doc.id) : []),
    ],
  },
  cancel: {
    from: OPEN_FACILITATION,
    to: 'CANCELLED',
    who: ['advocate', 'staff'],
    fields: { reason: 'text' },
    requires: ['reason'],
    guard: ownCase,
    change: (_, { payload }) => ({ cancelled_because: payload.reason as string }),
    // Hours that were approved are still paid: reports go their own way.
    tells: (doc) => [
      ...Object.entries(doc.tasks).flatMap(([task, state]) =>
        state === 'OPEN' ? tellCase('task', task, 'call_off', {}) : [],
      ),
      ...tellCase('defender', doc.defender_id, 'unassign', { facilitation_id: doc.id }),
      { to: 'staff', reason: 'facilitation_cancelled', priority: 'high' },
    ],
  },
}
