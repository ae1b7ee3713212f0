import { type ClaimDoc, type ClaimState, JOINED_STATES, PAYOUT_CODES } from './claim-doc.ts'
import { frozen } from './claim-frozen.ts'
import { heldChange, isChange, NOWHERE, payoutChangeMoves, WHERE } from './claim-payout-change.ts'
import { byFlow, type Move } from './noun.ts'
import { said } from './said.ts'

type ClaimMoves = Record<string, Move<ClaimState, ClaimDoc>>

const METHODS: readonly string[] = ['BANK', 'CASH', 'CHECK', 'OTHER']
const CODES: readonly string[] = PAYOUT_CODES

/** From joined to paid. Every problem has a code; a problem is a person's work, never a text of the bot alone. */
export const payoutMoves: ClaimMoves = {
  ask_documents: {
    from: ['JOINED', 'DOCS_PENDING', 'DOCS_OK'],
    to: 'DOCS_PENDING',
    who: ['staff', 'advocate'],
    fields: { missing: 'texts' },
    requires: ['missing'],
    change: (_, { payload, eventAt }) => ({ missing: payload.missing as string[], papers_asked_at: eventAt }),
    tells: [{ to: 'person', flow: 'documents' }],
  },
  accept_documents: {
    from: ['JOINED', 'DOCS_PENDING'],
    to: 'DOCS_OK',
    who: ['staff'],
    change: () => ({ missing: [] }),
    tells: [{ to: 'person', flow: 'payment' }],
  },
  // What the settlement allots to this person; known before anybody has chosen how to be paid.
  award: {
    from: ['JOINED', 'DOCS_PENDING', 'DOCS_OK', 'METHOD_CHOSEN', 'PAYEE_CONFIRMED'],
    who: ['external', 'finance', 'advocate'],
    fields: { amount: 'money', currency: 'currency' },
    requires: ['amount', 'currency'],
    change: (_, { payload }) => ({ amount: payload.amount as string, currency: payload.currency as string }),
  },
  choose_method: {
    from: ['DOCS_OK', 'METHOD_CHOSEN', 'PAYEE_CONFIRMED', 'SCHEDULED', 'TROUBLESHOOTING'],
    to: (doc) => (doc.state === 'TROUBLESHOOTING' ? doc.state : 'METHOD_CHOSEN'),
    who: ['bot', 'person', 'staff', 'defender'],
    fields: { method: 'word', ...WHERE },
    requires: ['method'],
    settles: { fact: 'method', value: ({ payload }) => payload.method as string },
    guard: (doc, update) => {
      if (!METHODS.includes(update.payload.method as string)) return `The method must be one of ${METHODS.join(', ')}.`
      if ((doc.state === 'PAYEE_CONFIRMED' || doc.state === 'SCHEDULED') && !isChange(doc, update))
        return 'This way of paying is the one that was confirmed.'
      return frozen(doc)
    },
    // Whoever changes where the money goes after a problem starts over: the old confirmation was for another payee.
    // What was said of another way of paying goes with it.
    change: (doc, update) => ({
      method: update.payload.method as string,
      method_by: update.actor.id ?? '',
      payee_open: doc.state === 'TROUBLESHOOTING',
      ...NOWHERE,
      ...(said(WHERE, update) as Partial<ClaimDoc>),
      ...(isChange(doc, update)
        ? { method_changed_at: update.eventAt, change_called_at: '', change_called_by: '' }
        : {}),
    }),
    tells: (doc, { eventAt }) =>
      doc.method_changed_at === eventAt
        ? [
            { to: 'staff', reason: 'payout_changed', priority: 'high' },
            // Not where the wish came from, if that is another address.
            { to: 'person', flow: 'changed', at: 'confirmed' },
          ]
        : [],
  },
  confirm_payee: {
    from: ['METHOD_CHOSEN', 'TROUBLESHOOTING'],
    to: (doc) => (doc.state === 'TROUBLESHOOTING' ? doc.state : 'PAYEE_CONFIRMED'),
    who: ['staff'],
    fields: { level: 'level' },
    requires: ['level'],
    guard: (doc, update) => {
      if (update.payload.level !== 'L3') return 'A payee is confirmed at level L3 only.'
      return update.actor.id && update.actor.id === doc.method_by
        ? 'A second person must confirm the payee: this one wrote the way of paying.'
        : (heldChange(doc, update) ?? frozen(doc))
    },
    change: (_, { eventAt }) => ({ payee_open: false, payee_confirmed_at: eventAt, method_changed_at: '' }),
    tells: [{ to: 'person', flow: 'confirmed', with: { what: 'PAYEE' } }],
  },
  ...payoutChangeMoves,
  schedule: {
    from: ['PAYEE_CONFIRMED'],
    to: 'SCHEDULED',
    who: ['external', 'finance'],
    fields: { amount: 'money', currency: 'currency' },
    requires: ['amount', 'currency'],
    guard: frozen,
    change: (_, { payload }) => ({ amount: payload.amount as string, currency: payload.currency as string }),
  },
  send: {
    from: ['SCHEDULED', 'TROUBLESHOOTING'],
    to: 'SENT',
    who: ['external', 'finance'],
    fields: { reference: 'word', expires_on: 'date' },
    requires: ['reference', 'expires_on'],
    guard: (doc) =>
      doc.payee_open
        ? 'The way of paying was changed: the payee must be confirmed again before anything is sent.'
        : frozen(doc),
    change: (_, { payload, eventAt }) => ({
      sent_at: eventAt,
      payout_reference: payload.reference as string,
      expires_on: payload.expires_on as string,
      payout_code: '',
      payout_wish: '',
    }),
    tells: [{ to: 'person', flow: 'sent' }],
  },
  pay: {
    from: ['SENT'],
    to: 'PAID',
    who: ['person', 'bot', 'external', 'finance', 'staff'],
    change: (_, { eventAt }) => ({ paid_at: eventAt }),
  },
  // A payee who says they were not paid after all opens a problem again.
  return: {
    from: ['SENT', 'PAID'],
    to: 'RETURNED',
    who: ['external', 'person', 'bot', 'defender', 'finance', 'staff'],
    fields: { code: 'word' },
    requires: ['code'],
    guard: (_, { payload }) =>
      CODES.includes(payload.code as string) ? null : `The code must be one of ${CODES.join(', ')}.`,
    change: (_, { payload }) => ({ payout_code: payload.code as string, paid_at: '' }),
    // The payee who told it is in the middle of the talk about it.
    tells: (doc, { actor }) => [
      {
        to: 'staff',
        reason: 'payout_returned',
        priority: doc.payout_code === 'SENT_TO_WRONG_PERSON' ? 'urgent' : 'high',
      },
      ...(byFlow(actor) ? [] : [{ to: 'person', flow: 'trouble' } as const]),
    ],
  },
  // The way of paying may be chosen anew.
  troubleshoot: {
    from: ['RETURNED'],
    to: 'TROUBLESHOOTING',
    who: ['staff', 'defender', 'finance'],
    settles: { fact: 'method', value: () => null },
  },
  close: {
    from: [...JOINED_STATES],
    to: 'CLOSED',
    who: ['staff', 'advocate', 'finance'],
    fields: { reason: 'word' },
    guard: (doc, { payload }) =>
      doc.state === 'PAID' || payload.reason != null ? null : 'An unpaid claim is closed only with a reason.',
    change: (_, { payload }) => ({ closed_reason: (payload.reason ?? 'paid') as string }),
  },
}
