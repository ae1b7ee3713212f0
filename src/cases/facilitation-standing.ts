import type { FacilitationDoc, FacilitationState } from './facilitation-doc.ts'
import { cents, type Money, percentOf, total } from './money.ts'
import type { Tell } from './noun.ts'
import { tellCase } from './party.ts'

export const inForce = (doc: FacilitationDoc): boolean => Boolean(doc.contract_id) && !doc.paused_because

export const tasksDone = (doc: FacilitationDoc): boolean => {
  const states = Object.values(doc.tasks)
  return states.length > 0 && states.every((state) => state !== 'OPEN')
}

/** Both ledgers of every report are settled; with no report at all, staff have said why. */
export const paymentDone = (doc: FacilitationDoc): boolean => {
  const reports = Object.values(doc.reports).filter(
    ({ minutes, expenses }) => minutes > 0 || cents({ amount: expenses }) > 0n,
  )
  if (reports.length === 0) return Boolean(doc.no_report_because)
  return reports.every((each) => each.defender_payment === 'PAID' && each.advocate_invoice === 'PAID')
}

export const evaluated = (doc: FacilitationDoc): boolean =>
  ['ADVOCATE', 'DEFENDER'].every((by) => ['SUBMITTED', 'EXPIRED'].includes(doc.evaluations[by] ?? ''))

/** The parties are asked for their evaluations when the work is done and payment has begun, or there is nothing to pay: an interim report ends nothing. */
export const tellEvaluations = (doc: FacilitationDoc): Tell[] =>
  tasksDone(doc) &&
  (doc.no_report_because || Object.values(doc.reports).some((each) => each.defender_payment !== 'NONE'))
    ? ['ADVOCATE', 'DEFENDER']
        .filter((by) => !doc.evaluations[by])
        .flatMap((by) =>
          tellCase('evaluation', `${doc.id}-${by}`, 'invite', {
            facilitation_id: doc.id,
            by,
            advocate_id: doc.advocate_id,
            defender_id: doc.defender_id,
          }),
        )
    : []

/** The first of work, payment and evaluation that is not done: computed, so that a returned task brings the work back. */
export function standing(doc: FacilitationDoc): FacilitationState {
  if (!inForce(doc)) return 'PAUSED'
  if (!tasksDone(doc)) return 'ACTIVE'
  return paymentDone(doc) ? 'EVALUATION' : 'PAYMENT'
}

/** Minutes and expenses of all reports but one. */
export function used(doc: FacilitationDoc, except?: string): { minutes: number; expenses: string } {
  const others = Object.entries(doc.reports).flatMap(([id, entry]) => (id === except ? [] : [entry]))
  const amounts = others.map(({ expenses }): Money => ({ amount: expenses, currency: doc.currency ?? '' }))
  return {
    minutes: others.reduce((sum, { minutes }) => sum + minutes, 0),
    expenses: total(amounts, doc.currency ?? '').amount,
  }
}

/** Per cent of the hour cap or the expense cap that is used up, whichever is more. */
export function capUsed(doc: FacilitationDoc): number {
  const { minutes, expenses } = used(doc)
  const ofHours = doc.cap_minutes === undefined ? 0 : percentOf(minutes, doc.cap_minutes)
  const ofExpenses =
    doc.expense_cap === undefined ? 0 : percentOf(cents({ amount: expenses }), cents({ amount: doc.expense_cap }))
  return Math.max(ofHours, ofExpenses)
}

export const ALERTS = [100, 80] as const
export const alertFor = (percent: number): number => ALERTS.find((each) => percent >= each) ?? 0

/** The terms of the contract for one report: rate, caps, and what the other reports have used of them. */
export const tellTerms = (doc: FacilitationDoc, report: string): Tell[] =>
  doc.contract_id
    ? tellCase('hours_report', report, 'set_terms', {
        rate: doc.rate,
        currency: doc.currency,
        cap_minutes: doc.cap_minutes,
        expense_cap: doc.expense_cap,
        used_minutes: used(doc, report).minutes,
        used_expenses: used(doc, report).expenses,
        advocate_id: doc.advocate_id,
        ...matterOf(doc),
      })
    : []

/** What the Advocate is asked to add when the hours run out: a fifth of the cap, and what is over it already, in whole hours. Minutes. */
export const raiseAsked = (doc: FacilitationDoc): number => {
  const cap = doc.cap_minutes ?? 0
  return Math.max(60, Math.ceil(cap / 300) * 60, Math.ceil((used(doc).minutes - cap) / 60) * 60)
}

/** Per cent of the hours alone: only these can be put in a text. */
export const hoursUsed = (doc: FacilitationDoc): number =>
  doc.cap_minutes === undefined ? 0 : percentOf(used(doc).minutes, doc.cap_minutes)

export const matterOf = (doc: FacilitationDoc): { matter_id?: string } =>
  doc.matter_id ? { matter_id: doc.matter_id } : {}

/** Whether work may be done on a task. */
export const tellPermission = (doc: FacilitationDoc, task: string): Tell[] =>
  tellCase('task', task, inForce(doc) ? 'clear' : 'hold', matterOf(doc))

/** The same, for every task that is open. */
export const tellTasks = (doc: FacilitationDoc): Tell[] =>
  Object.entries(doc.tasks).flatMap(([task, state]) => (state === 'OPEN' ? tellPermission(doc, task) : []))
