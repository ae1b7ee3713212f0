import { counted } from './hours-report-counted.ts'
import type { HoursReportDoc, HoursReportState, Judgement, Line } from './hours-report-doc.ts'
import { overCap, ratesMissing, sumOf, totalsOf } from './hours-report-totals.ts'
import type { Rate } from './money.ts'
import type { Move } from './noun.ts'
import { ownCase } from './party.ts'

type Moves = Record<string, Move<HoursReportState, HoursReportDoc>>

const reviewer = ['finance', 'staff'] as const

/** Finance or staff judge every line; the Defender sees each change with its reason and may answer. */
export const reviewMoves: Moves = {
  judge: {
    from: ['SUBMITTED'],
    who: reviewer,
    fields: {
      line: 'word',
      decision: { one_of: ['APPROVED', 'CHANGED', 'RETURNED'] },
      minutes: 'count',
      amount: 'money',
      reason: 'text',
    },
    requires: ['line', 'decision'],
    guard: (doc, { payload, actor }) => {
      const line = doc.lines.find((each) => each.line === payload.line)
      if (!line) return 'There is no such line.'
      if (!actor.id) return 'Who judges a line is named.'
      if (payload.decision === 'APPROVED') return null
      if (!payload.reason) return 'A line is changed or returned with a reason.'
      if (payload.decision === 'RETURNED') return null
      const wanted = line.kind === 'EXPENSE' ? 'amount' : 'minutes'
      return payload[wanted] == null ? `A changed line says its ${wanted}.` : null
    },
    change: (doc, { payload, actor }) => ({
      lines: doc.lines.map((line) => (line.line === payload.line ? judged(line, payload, actor.id as string) : line)),
    }),
  },
  freeze_rate: {
    from: ['SUBMITTED'],
    who: reviewer,
    fields: { currency: 'currency', rate: 'rate', on: 'date', source: 'text' },
    requires: ['currency', 'rate', 'on', 'source'],
    guard: (doc, { payload }) =>
      payload.currency === doc.terms?.currency ? 'The currency of the contract needs no rate.' : null,
    change: (doc, { payload }) => ({
      rates: [...doc.rates.filter((each) => each.currency !== payload.currency), payload as Rate].sort((a, b) =>
        a.currency < b.currency ? -1 : 1,
      ),
    }),
  },
  send_back: {
    from: ['SUBMITTED'],
    to: 'RETURNED',
    who: reviewer,
    guard: (doc) => (doc.lines.some((line) => line.judged?.decision === 'RETURNED') ? null : 'No line is returned.'),
    tells: (doc) => [
      { to: 'rows', reason: 'report_submitted' },
      { to: 'defender', flow: 'report-returned', with: returnedInTalk(doc) },
    ],
  },
  approve: {
    from: ['SUBMITTED'],
    to: 'REVIEWED',
    who: reviewer,
    guard: (doc) => {
      if (!doc.terms) return 'No contract is in force for this work, so nothing can be counted.'
      if (doc.lines.some((line) => !line.judged)) return 'Not every line is judged yet.'
      if (doc.lines.some((line) => line.judged?.decision === 'RETURNED'))
        return 'A line is returned: send the report back first.'
      const missing = ratesMissing(doc)
      if (missing.length > 0) return `The exchange rate is not frozen yet for ${missing.join(', ')}.`
      const over = overCap(totalsOf(doc, doc.terms), doc.terms)
      return over ? `The ${over} go over the cap: the Advocate has to approve more first.` : null
    },
    change: (doc) => ({
      ...(doc.terms ? { totals: totalsOf(doc, doc.terms) } : {}),
      defender_payment: 'DUE',
      objection: '',
    }),
    tells: (doc) => [
      { to: 'rows', reason: 'report_submitted' },
      { to: 'rows', reason: 'defender_disagrees' },
      ...counted(doc),
      { to: 'defender', flow: 'reviewed', with: reviewInTalk(doc) },
    ],
  },
  answer: {
    from: ['REVIEWED', 'INVOICED'],
    who: ['defender'],
    fields: { agrees: 'flag', objection: 'text' },
    requires: ['agrees'],
    guard: (doc, update) =>
      update.payload.agrees === false && !update.payload.objection
        ? 'An objection says what is not right.'
        : ownCase(doc, update),
    change: (_, { payload, eventAt }) =>
      payload.agrees ? { agreed_at: eventAt, objection: '' } : { objection: payload.objection as string },
    tells: (doc) => [
      doc.objection
        ? { to: 'staff', reason: 'defender_disagrees', priority: 'high' }
        : { to: 'rows', reason: 'defender_disagrees' },
    ],
  },
  // As long as nothing was paid or invoiced on it.
  reopen: {
    from: ['REVIEWED'],
    to: 'SUBMITTED',
    who: reviewer,
    fields: { reason: 'text' },
    requires: ['reason'],
    guard: (doc) => (doc.defender_payment === 'PAID' ? 'The Defender was paid on it already.' : null),
    change: () => ({ totals: null, defender_payment: 'NONE' }),
    tells: counted,
  },
}

const judged = (line: Line, payload: Record<string, unknown>, by: string): Line => {
  const { decision, minutes, amount, reason } = payload as unknown as Judgement
  const changed = decision !== 'CHANGED' ? {} : line.kind === 'EXPENSE' ? { amount } : { minutes }
  return { ...line, judged: { decision, ...changed, ...(reason ? { reason } : {}), by } as Judgement }
}

/** What the Defender reads of a review: what counts, and each line that was changed or sent back with its reason. */
const reviewInTalk = (doc: HoursReportDoc) => ({
  report: doc.id,
  ref: doc.facilitation_id ?? '',
  ...sumOf(doc.lines),
  changes: doc.lines.flatMap(({ kind, what, judged, minutes, amount, currency }) =>
    judged && judged.decision !== 'APPROVED'
      ? [
          {
            kind,
            what: what ?? '',
            reason: judged.reason ?? '',
            ...(kind === 'EXPENSE'
              ? { amount: { amount: judged.amount ?? amount ?? '0.00', currency: currency ?? '' } }
              : { minutes: judged.minutes ?? minutes ?? 0 }),
          },
        ]
      : [],
  ),
})

/** What the talk about the returned lines begins with: each as it stands, and why it came back. */
const returnedInTalk = ({ id, facilitation_id = '', lines }: HoursReportDoc) => {
  const returned = lines.filter(({ judged }) => judged?.decision === 'RETURNED')
  return {
    report: id,
    ref: facilitation_id,
    lines: returned.map(({ line: ref, kind, on, since, what, minutes, amount, currency, judged }) => ({
      ...{ ref, kind, on, ...(since ? { since } : {}), reason: judged?.reason ?? '' },
      ...(kind === 'EXPENSE'
        ? { what: what ?? '', cost: { amount: amount ?? '0.00', currency: currency ?? '' } }
        : { minutes: minutes ?? 0 }),
    })),
  }
}
