import type { EvaluationDoc } from '../../cases/evaluation.ts'
import type { FacilitationDoc } from '../../cases/facilitation.ts'
import { hoursUsed, used } from '../../cases/facilitation-standing.ts'
import type { HoursReportDoc } from '../../cases/hours-report.ts'
import type { LetterDoc } from '../../cases/letter.ts'
import { parts as partsOf } from '../../cases/letter-parts.ts'
import type { OutcomeDoc } from '../../cases/outcome.ts'
import { rulesMissing, type TaskDoc } from '../../cases/task-doc.ts'
import { type Asked, askedId } from '../../cases/tell-advocate.ts'
import type { Json } from '../../engine/session.ts'
import type { CaseDocument } from '../../store/case-documents.ts'
import type { Parts } from '../parts.ts'
import type { Snapshot } from './facts.ts'
import { inWords } from './in-words.ts'
import { invoiceNumber, invoiceRef } from './invoice-ref.ts'

export type AskedOf = {
  facilitations: readonly CaseDocument<FacilitationDoc>[]
  tasks: readonly CaseDocument<TaskDoc>[]
  reports: readonly CaseDocument<HoursReportDoc>[]
  evaluations: readonly CaseDocument<EvaluationDoc>[]
  outcomes: readonly CaseDocument<OutcomeDoc>[]
  letters: readonly CaseDocument<LetterDoc>[]
}

/**
 * Something that waits for the word of an Advocate, and what has to be known to ask for it and to record the answer. `asks` tells one asking from
 * the next: another cap, another time of the call, the same task blocked once more.
 */
export type OpenQuestion = { id: string; asks: string; kind: Asked; ref: string; case: string } & Record<string, Json>

/** All that waits for them, whether they were asked or not. */
export function openQuestions(parts: Pick<Parts, 'words'>, snapshot: Snapshot, of: AskedOf): OpenQuestion[] {
  const question = (
    kind: Asked,
    of: string,
    { ref, case: facilitation, asks = '' }: { ref: string; case: string | undefined; asks?: string | number },
    more: Record<string, Json> = {},
  ): OpenQuestion => ({
    id: askedId(kind, of),
    asks: `${askedId(kind, of)}@${asks}`,
    kind,
    ref,
    case: facilitation ?? ref,
    ...more,
  })
  return [
    ...of.facilitations.flatMap(({ doc, state }) => {
      const about = { ref: doc.id, case: doc.id }
      const { call_at: at, cap_minutes: cap, cap_asked: more } = doc
      return [
        ...(state === 'CALL_BOOKED' && at && !doc.call_confirmed_at
          ? [question('CALL', doc.id, { ...about, asks: at }, { at })]
          : []),
        ...(more && cap !== undefined ? [question('CAP', doc.id, { ...about, asks: cap + more }, hoursOf(doc))] : []),
      ]
    }),
    ...of.tasks.flatMap(({ doc, state }) => {
      const about = { ref: doc.id, case: doc.facilitation_id }
      if (state === 'BLOCKED' && doc.waits_for === 'ADVOCATE')
        return [
          question(
            'TASK',
            doc.id,
            { ...about, asks: doc.blocked_at ?? '' },
            {
              task: doc.id,
              reason: inWords(parts, snapshot, `reason_${(doc.blocked_reason ?? 'OTHER').toLowerCase()}`),
              // Without the Defender's own words, which may name people.
              needs: inWords(parts, snapshot, `needs_${rulesMissing(doc) ?? 'decision'}`),
              missing: rulesMissing(doc),
              defender: doc.defender_id ?? null,
            },
          ),
        ]
      return state === 'SUBMITTED'
        ? [
            question(
              'JUDGE',
              doc.id,
              { ...about, asks: doc.submitted_at ?? '' },
              { task: doc.id, doubted: Boolean(doc.doubted_at) },
            ),
          ]
        : []
    }),
    ...of.reports.flatMap(({ doc }) =>
      OWED.includes(doc.advocate_invoice) && !doc.said_paid_at
        ? [
            question(
              'INVOICE',
              doc.id,
              { ref: invoiceRef(doc), case: doc.facilitation_id, asks: invoiceRef(doc) },
              {
                report: doc.id,
                number: invoiceNumber(doc),
                amount: { amount: doc.totals?.total ?? '0.00', currency: doc.terms?.currency ?? 'USD' },
                due: doc.invoice_due_on ?? null,
              },
            ),
          ]
        : [],
    ),
    ...of.evaluations
      .filter(({ doc }) => doc.by === 'ADVOCATE')
      .map(({ doc }) => {
        const ref = doc.facilitation_id ?? ''
        return question('RATE', ref, { ref, case: ref }, { evaluation: doc.id })
      }),
    ...of.outcomes.map(({ doc }) => {
      const ref = doc.facilitation_id ?? ''
      return question('OUTCOME', ref, { ref, case: ref }, { outcome: doc.id })
    }),
    ...of.letters
      .filter(({ doc, state }) => doc.from === 'ADVOCATE' && state === 'TRANSLATED')
      .map(({ doc }) => {
        const [own] = unsentLetters(of).filter(({ letter }) => letter === doc.id)
        const { ref } = own ?? { ref: '' }
        return question(
          'LETTER',
          doc.id,
          { ref, case: ref, asks: doc.translated_at ?? '' },
          {
            ...own,
            parts: partsOf(doc.translation ?? ''),
            words: doc.translation ?? '',
            doubted: Boolean(doc.doubted_at),
          },
        )
      }),
  ]
}

/** Calls that are still to come, confirmed or not: they may be moved until then. */
export const bookedCalls = ({ facilitations }: Pick<AskedOf, 'facilitations'>, now: Date) =>
  facilitations.flatMap(({ doc, state }) =>
    state === 'CALL_BOOKED' && doc.call_at && Date.parse(doc.call_at) > now.getTime()
      ? [{ ref: doc.id, case: doc.id, at: doc.call_at, confirmed: Boolean(doc.call_confirmed_at) }]
      : [],
  )

/** Letters of theirs that nobody has sent, the oldest first. `n` tells them apart, where there are several. */
export function unsentLetters({ letters }: Pick<AskedOf, 'letters'>) {
  const own = letters
    .flatMap(({ doc }) => (doc.from === 'ADVOCATE' ? [doc] : []))
    .sort((a, b) => ((a.written_at ?? '') < (b.written_at ?? '') ? -1 : 1))
  return own.map(({ id, facilitation_id: ref = '', words = '', written_at: written = null }, index) => ({
    letter: id,
    ref,
    words,
    written,
    n: own.length > 1 ? index + 1 : null,
  }))
}

const OWED: readonly string[] = ['SENT', 'OVERDUE', 'DISPUTED']

/** Hours with one decimal, as whoever reads an invoice counts them. */
const hours = (minutes: number): number => Math.round(minutes / 6) / 10

export const hoursOf = (doc: FacilitationDoc): Record<string, Json> => ({
  used: hours(used(doc).minutes),
  cap: hours(doc.cap_minutes ?? 0),
  percent: hoursUsed(doc),
  more: hours(doc.cap_asked ?? 0),
  hours_after: hours((doc.cap_minutes ?? 0) + (doc.cap_asked ?? 0)),
  cap_after: (doc.cap_minutes ?? 0) + (doc.cap_asked ?? 0),
})
