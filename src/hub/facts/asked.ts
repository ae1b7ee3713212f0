import type { EvaluationDoc } from '../../cases/evaluation.ts'
import type { FacilitationDoc } from '../../cases/facilitation.ts'
import { hoursUsed, used } from '../../cases/facilitation-standing.ts'
import type { HoursReportDoc } from '../../cases/hours-report.ts'
import type { LetterDoc } from '../../cases/letter.ts'
import { parts as partsOf } from '../../cases/letter-parts.ts'
import type { OutcomeDoc } from '../../cases/outcome.ts'
import type { TaskDoc } from '../../cases/task-doc.ts'
import { type Asked, askedId } from '../../cases/tell-advocate.ts'
import type { Json } from '../../engine/session.ts'
import type { CaseDocument } from '../../store/case-documents.ts'
import type { Parts } from '../parts.ts'
import type { Snapshot } from './facts.ts'
import { inWords } from './in-words.ts'

export type AskedOf = {
  facilitations: readonly CaseDocument<FacilitationDoc>[]
  tasks: readonly CaseDocument<TaskDoc>[]
  reports: readonly CaseDocument<HoursReportDoc>[]
  evaluations: readonly CaseDocument<EvaluationDoc>[]
  outcomes: readonly CaseDocument<OutcomeDoc>[]
  letters: readonly CaseDocument<LetterDoc>[]
}

/** Something that waits for the word of an Advocate, and what has to be known to ask for it and to record the answer. */
type Question = { id: string; kind: Asked; ref: string; case: string; late: boolean } & Record<string, Json>

/** A bare "yes" answers what was asked within this time; later the question is put again (F32). */
const LATE_MS = 24 * 3_600_000

/** References that one text has room for. */
const SHOWN = 4

/** What each kind of answer may be an answer to. */
const ANSWERS = {
  numbered: ['CALL', 'TASK'],
  yes: ['CALL', 'TASK', 'CAP', 'JUDGE'],
  no: ['CALL', 'TASK', 'CAP', 'JUDGE', 'LETTER'],
  change: ['CALL', 'TASK', 'JUDGE'],
  /** What may be answered in words, or with a figure. */
  words: ['CALL', 'TASK', 'CAP', 'JUDGE', 'INVOICE'],
  cap: ['CAP'],
  invoice: ['INVOICE'],
  rate: ['RATE'],
  outcome: ['OUTCOME'],
  letter: ['LETTER'],
} as const satisfies Record<string, readonly Asked[]>

/** Group `asked`: every question that is open, and for each kind of answer those that it may be meant for. */
export function questionsTo(
  parts: Pick<Parts, 'words' | 'clock'>,
  snapshot: Snapshot,
  of: AskedOf,
): Record<string, Json> {
  const now = parts.clock.now().getTime()
  const question = (
    kind: Asked,
    of: string,
    { ref, case: facilitation, since }: { ref: string; case: string | undefined; since: Date },
    more: Record<string, Json> = {},
  ): Question => ({
    id: askedId(kind, of),
    kind,
    ref,
    case: facilitation ?? ref,
    late: now - since.getTime() > LATE_MS,
    ...more,
  })
  const open = [
    ...of.facilitations.flatMap(({ doc, state, updatedAt: since }) => {
      const about = { ref: doc.id, case: doc.id, since }
      return [
        ...(state === 'CALL_BOOKED' && doc.call_at && !doc.call_confirmed_at
          ? [question('CALL', doc.id, about, { at: doc.call_at })]
          : []),
        ...(doc.cap_asked && doc.cap_minutes !== undefined ? [question('CAP', doc.id, about, hoursOf(doc))] : []),
      ]
    }),
    ...of.tasks.flatMap(({ doc, state, updatedAt: since }) => {
      const about = { ref: doc.id, case: doc.facilitation_id, since }
      if (state === 'BLOCKED' && doc.waits_for === 'ADVOCATE')
        return [
          question('TASK', doc.id, about, {
            task: doc.id,
            reason: inWords(parts, snapshot, `reason_${(doc.blocked_reason ?? 'OTHER').toLowerCase()}`),
            needs: inWords(parts, snapshot, `needs_${needsOf(doc)}`),
          }),
        ]
      // Before it is asked for, only its reference says that an "ok" is meant for it.
      return state === 'SUBMITTED'
        ? [{ ...question('JUDGE', doc.id, about, { task: doc.id }), ...(doc.nudges === 0 ? { late: true } : {}) }]
        : []
    }),
    ...of.reports.flatMap(({ doc, updatedAt: since }) =>
      OWED.includes(doc.advocate_invoice) && !doc.said_paid_at
        ? [
            question(
              'INVOICE',
              doc.id,
              { ref: invoiceRef(doc), case: doc.facilitation_id, since },
              {
                report: doc.id,
                amount: { amount: doc.totals?.total ?? '0.00', currency: doc.terms?.currency ?? 'USD' },
                due: doc.invoice_due_on ?? null,
              },
            ),
          ]
        : [],
    ),
    ...of.evaluations
      .filter(({ doc }) => doc.by === 'ADVOCATE')
      .map(({ doc, updatedAt: since }) => {
        const ref = doc.facilitation_id ?? ''
        return question('RATE', ref, { ref, case: ref, since }, { evaluation: doc.id })
      }),
    ...of.outcomes.map(({ doc, updatedAt: since }) => {
      const ref = doc.facilitation_id ?? ''
      return question('OUTCOME', ref, { ref, case: ref, since }, { outcome: doc.id })
    }),
    ...of.letters
      .filter(({ doc }) => doc.from === 'ADVOCATE')
      .map(({ doc, updatedAt: since }) => {
        const ref = doc.facilitation_id ?? ''
        return question(
          'LETTER',
          doc.id,
          { ref, case: ref, since },
          { letter: doc.id, parts: partsOf(doc.translation ?? ''), words: doc.translation ?? '' },
        )
      }),
  ]
  const groups = Object.entries(ANSWERS).map(([answer, kinds]) => [
    answer,
    open.filter(({ kind }) => (kinds as readonly Asked[]).includes(kind)),
  ])
  return {
    open,
    count: open.length,
    some: [...new Set(open.map(({ ref }) => ref))].slice(0, SHOWN),
    ...Object.fromEntries(groups),
  }
}

/** An invoice as it is named in a text: F2031, whatever finance wrote. */
export const invoiceRef = ({ invoice = '' }: HoursReportDoc): string => invoice.toUpperCase().replace(/[^A-Z\d]/g, '')

const OWED: readonly string[] = ['SENT', 'OVERDUE', 'DISPUTED']

/** Hours with one decimal, as whoever reads an invoice counts them. */
const hours = (minutes: number): number => Math.round(minutes / 6) / 10

const hoursOf = (doc: FacilitationDoc): Record<string, Json> => ({
  used: hours(used(doc).minutes),
  cap: hours(doc.cap_minutes ?? 0),
  percent: hoursUsed(doc),
  more: hours(doc.cap_asked ?? 0),
  hours_after: hours((doc.cap_minutes ?? 0) + (doc.cap_asked ?? 0)),
  cap_after: (doc.cap_minutes ?? 0) + (doc.cap_asked ?? 0),
})

/** What a task waits for, as far as it can be told without the Defender's own words, which may name people. */
const needsOf = (doc: TaskDoc): string =>
  doc.type === 'SERVICE' && !(doc.service_method && doc.service_language)
    ? 'service_rules'
    : doc.type === 'SIGNATURE' && !doc.jurat_rule
      ? 'jurat_rule'
      : 'decision'
