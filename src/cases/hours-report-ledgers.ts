import { counted } from './hours-report-counted.ts'
import type { HoursReportDoc, HoursReportState } from './hours-report-doc.ts'
import { exchange } from './money.ts'
import type { Move } from './noun.ts'
import { ownCase } from './party.ts'
import { askAdvocate } from './tell-advocate.ts'

type Moves = Record<string, Move<HoursReportState, HoursReportDoc>>

const bothDone = (doc: HoursReportDoc): HoursReportState =>
  doc.defender_payment === 'PAID' && doc.advocate_invoice === 'PAID' ? 'CLOSED' : doc.state
const unpaid = (doc: HoursReportDoc): string | null =>
  ['SENT', 'OVERDUE', 'DISPUTED'].includes(doc.advocate_invoice) ? null : 'No invoice is open.'

const UNSETTLED = 'The Defender does not agree with the review: that is settled first.'

/** Two ledgers that know nothing of each other: what the Defender is paid, and what the Advocate owes. */
export const ledgerMoves: Moves = {
  pay_defender: {
    from: ['REVIEWED', 'INVOICED'],
    to: bothDone,
    who: ['finance'],
    fields: { paid_on: 'date', amount: 'money', currency: 'currency', rate: 'rate', method: 'word' },
    requires: ['paid_on', 'amount', 'currency'],
    guard: (doc, { payload }) => {
      if (doc.defender_payment !== 'DUE') return 'Nothing is due to the Defender.'
      if (doc.objection) return UNSETTLED
      if (!doc.totals || !doc.terms) return 'Nothing is approved yet.'
      const due = { amount: doc.totals.total, currency: doc.terms.currency }
      if (payload.currency === due.currency)
        return payload.amount === due.amount ? null : 'The payment is not the approved total.'
      if (payload.rate == null) return 'A payment in another currency says its rate.'
      const local = exchange(due, { currency: payload.currency as string, rate: payload.rate as string })
      return payload.amount === local.amount ? null : 'The payment is not the approved total at that rate.'
    },
    change: (_, { payload }) => ({
      defender_payment: 'PAID',
      paid_on: payload.paid_on as string,
      paid_amount: payload.amount as string,
      paid_currency: payload.currency as string,
      ...(payload.rate == null ? {} : { paid_rate: payload.rate as string }),
      ...(payload.method == null ? {} : { paid_method: payload.method as string }),
    }),
    tells: counted,
  },
  invoice: {
    from: ['REVIEWED'],
    to: (doc) => (doc.state === 'REVIEWED' ? 'INVOICED' : doc.state),
    who: ['finance'],
    fields: { invoice: 'word', due_on: 'date' },
    requires: ['invoice', 'due_on'],
    // What is invoiced cannot be reviewed once more.
    guard: (doc) => (doc.objection ? UNSETTLED : null),
    change: (_, { payload }) => ({
      advocate_invoice: 'SENT',
      invoice: payload.invoice as string,
      invoice_due_on: payload.due_on as string,
    }),
    tells: (doc) => [...counted(doc), ...askAdvocate('INVOICE', doc.id)],
  },
  overdue: {
    from: ['INVOICED'],
    who: ['timer', 'finance'],
    guard: (doc) => (['SENT', 'OVERDUE'].includes(doc.advocate_invoice) ? null : 'No invoice is open.'),
    change: () => ({ advocate_invoice: 'OVERDUE' }),
    // Said to be paid, it is finance's to look for, and the Advocate is left alone.
    tells: (doc) => [
      ...counted(doc),
      { to: 'staff', reason: 'invoice_overdue', priority: 'normal' },
      ...(doc.said_paid_at ? [] : askAdvocate('INVOICE', doc.id)),
    ],
  },
  say_paid: {
    from: ['INVOICED'],
    who: ['advocate'],
    guard: (doc, update) => unpaid(doc) ?? ownCase(doc, update),
    change: (_, { eventAt }) => ({ said_paid_at: eventAt }),
    tells: [{ to: 'staff', reason: 'invoice_said_paid', priority: 'normal' }],
  },
  receive_payment: {
    from: ['INVOICED'],
    to: bothDone,
    who: ['finance'],
    fields: { paid_on: 'date', amount: 'money', currency: 'currency' },
    requires: ['paid_on', 'amount', 'currency'],
    guard: (doc, { payload }) => {
      if (payload.currency !== doc.terms?.currency || payload.amount !== doc.totals?.total)
        return 'What came in is not the total of the invoice.'
      return unpaid(doc)
    },
    change: (_, { payload }) => ({ advocate_invoice: 'PAID', invoice_paid_on: payload.paid_on as string, dispute: '' }),
    tells: (doc) => [{ to: 'rows', reason: 'invoice_said_paid' }, ...counted(doc)],
  },
  dispute: {
    from: ['INVOICED'],
    who: ['advocate'],
    fields: { reason: 'text' },
    requires: ['reason'],
    guard: (doc, update) => unpaid(doc) ?? ownCase(doc, update),
    change: (_, { payload }) => ({ advocate_invoice: 'DISPUTED', dispute: payload.reason as string }),
    tells: (doc) => [...counted(doc), { to: 'staff', reason: 'invoice_disputed', priority: 'high' }],
  },
  settle_dispute: {
    from: ['INVOICED'],
    who: ['finance'],
    fields: { due_on: 'date', note: 'text' },
    requires: ['due_on', 'note'],
    guard: (doc) => (doc.advocate_invoice === 'DISPUTED' ? null : 'The invoice is not disputed.'),
    change: (_, { payload }) => ({
      advocate_invoice: 'SENT',
      invoice_due_on: payload.due_on as string,
      dispute: '',
    }),
    tells: counted,
  },
}
