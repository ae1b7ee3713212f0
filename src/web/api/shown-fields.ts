import { EVALUATION_ANSWERS } from '../../cases/evaluation.ts'
import type { AnyDoc } from '../../cases/index.ts'
import type { ApiRole } from '../../store/api-keys.ts'
import { type Caller, MAY_READ_WORDS } from './caller.ts'

/** An Advocate reads what is owed and why, not the Defender's draft, receipts or pay. */
export function showReport(doc: AnyDoc, { role }: Caller): AnyDoc {
  if (role !== 'advocate') return doc
  const { lines, rates, terms, objection, agreed_at, defender_payment, ...rest } = doc
  const mine = Object.fromEntries(Object.entries(rest).filter(([name]) => !name.startsWith('paid_')))
  const judged = ['REVIEWED', 'INVOICED', 'CLOSED'].includes(doc.state)
  return { ...mine, id: doc.id, state: doc.state, ...(judged ? { rates, terms } : {}) }
}

/** What one side says of the other is for that side alone until both have said it, or the time is over. */
export function showEvaluation(doc: AnyDoc, { role }: Caller): AnyDoc {
  if (doc.released === true || role.toUpperCase() === doc.by) return doc
  const rest = Object.fromEntries(Object.entries(doc).filter(([name]) => !EVALUATION_ANSWERS.includes(name)))
  return { ...rest, id: doc.id, state: doc.state }
}

/** A code that is read out is shown once, to whoever asked for it. */
export function showPerson({ codes: _, ...doc }: AnyDoc): AnyDoc {
  return { ...doc, id: doc.id as string, state: doc.state as string }
}

/**
 * What the identity questions are checked against, and people's own words, are for those who work with the person; the account is for
 * those who pay. Others see its last four digits.
 */
export function showClaim(doc: AnyDoc, { role }: Caller): AnyDoc {
  const account = typeof doc.account === 'string' && doc.account !== '' && !MAY_PAY.includes(role)
  const shown = account ? { ...doc, account: `…${String(doc.account).slice(-4)}` } : doc
  if ([...MAY_READ_WORDS, 'defender'].includes(role)) return shown
  const { last_year, employers, work, questions, ...rest } = shown
  return { ...rest, id: doc.id, state: doc.state }
}
const MAY_PAY: readonly ApiRole[] = ['admin', 'staff', 'finance']
