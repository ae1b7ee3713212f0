import type { ClaimDoc, ClaimState } from './claim-doc.ts'
import type { FieldKind } from './field.ts'
import type { Move, Tell, Update } from './noun.ts'
import { HOLD_DAYS } from './person-identity.ts'

/** Where the money goes, as the payee says: an account in their own name, or the place where they collect. */
export const WHERE: Record<string, FieldKind> = { bank: 'word', account: 'word', town: 'word', division: 'word' }
export const NOWHERE = { bank: '', account: '', town: '', division: '' }

const HOLD_MS = HOLD_DAYS * 86_400_000

/** Another way of paying than the one that was confirmed, or an account of which nobody can say that it is the same. */
export function isChange(doc: ClaimDoc, { payload }: Pick<Update, 'payload'>): boolean {
  if (!doc.payee_confirmed_at) return false
  if (payload.method !== doc.method || (payload.method === 'BANK' && !payload.account)) return true
  const stood: Partial<Record<string, unknown>> = { ...doc }
  return Object.keys(NOWHERE).some((field) => (payload[field] ?? '') !== (stood[field] ?? ''))
}

/** Why a changed way of paying may not be confirmed yet; null: it may, or nothing was changed. */
export function heldChange(doc: ClaimDoc, { eventAt }: Pick<Update, 'eventAt'>): string | null {
  if (!doc.method_changed_at) return null
  if (Date.parse(eventAt) < Date.parse(doc.method_changed_at) + HOLD_MS)
    return `The way of paying was changed: it is held for ${HOLD_DAYS} days.`
  return doc.change_called_at ? null : 'The way of paying was changed: the person must be called first.'
}

const notTheirs = (doc: ClaimDoc, { eventAt }: Update): Tell => ({
  to: 'case',
  noun: 'incident',
  subject: `payout_${doc.id}_${Date.parse(eventAt)}`,
  move: 'report',
  with: {
    kind: 'IMPERSONATION',
    what: 'The way of paying was changed, and the person did not ask for it.',
    ...(doc.person_id ? { person_id: doc.person_id } : {}),
    ...(doc.matter_id ? { matter_id: doc.matter_id } : {}),
  },
})

/** The call that a changed way of paying waits for, to a number that was known before. */
export const payoutChangeMoves: Record<'call_about_change', Move<ClaimState, ClaimDoc>> = {
  call_about_change: {
    from: ['METHOD_CHOSEN', 'TROUBLESHOOTING'],
    who: ['staff'],
    fields: { wanted: 'flag' },
    requires: ['wanted'],
    guard: (doc, { actor }) => {
      if (!doc.method_changed_at) return 'No confirmed way of paying was changed.'
      if (!actor.id) return 'The call must name who made it.'
      return actor.id === doc.method_by ? 'The call is for another person than the one who wrote the change.' : null
    },
    change: (_, { payload, eventAt, actor }) =>
      payload.wanted === true
        ? { change_called_at: eventAt, change_called_by: actor.id as string }
        : { change_called_at: '', change_called_by: '' },
    // What somebody else asked for in their name freezes the payout.
    tells: (doc, update) => (update.payload.wanted === true ? [] : [notTheirs(doc, update)]),
  },
}
