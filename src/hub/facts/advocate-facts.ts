import { createHash } from 'node:crypto'
import type { AgreementDoc } from '../../cases/agreement.ts'
import { signaturesOf } from '../../cases/agreement-signing.ts'
import type { EvaluationDoc } from '../../cases/evaluation.ts'
import type { FacilitationDoc } from '../../cases/facilitation.ts'
import { OPEN_FACILITATION } from '../../cases/facilitation-doc.ts'
import type { HoursReportDoc } from '../../cases/hours-report.ts'
import type { LetterDoc } from '../../cases/letter.ts'
import type { OutcomeDoc } from '../../cases/outcome.ts'
import { OPEN_TASK, type TaskDoc } from '../../cases/task-doc.ts'
import type { Json } from '../../engine/session.ts'
import { advocateCase, tasksOf } from './advocate-case.ts'
import { LATE_MS, questionsTo } from './asked.ts'
import { invoiceNumber, invoiceRef } from './invoice-ref.ts'
import { officeHours } from './office.ts'
import type { AskedOf } from './open-questions.ts'
import { ownNames } from './own-names.ts'
import type { PartnerFacts } from './partner-facts.ts'

/** More cases or tasks than one Advocate has. */
const MOST = 200

/**
 * Groups `advocate`, `cases`, `tasks` and `asked`: where an Advocate's own cases stand, in references and figures, and what waits for
 * their word. What is asked is read from the cases each time, so that it does not matter which text was the last.
 */
export const advocateFacts: PartnerFacts = async (parts, id, snapshot, { personId }) => {
  const { store, clock } = parts
  const own = { facets: { advocate_id: id } }
  const list = <Doc>(noun: string, state?: readonly string[]) =>
    store.cases.list<Doc>({ noun, ...(state ? { state: { $in: [...state] } } : {}), ...own }, MOST)
  const [facilitations, tasks, reports, evaluations, outcomes, contracts, letters] = await Promise.all([
    list<FacilitationDoc>('facilitation'),
    list<TaskDoc>('task', OPEN_TASK),
    list<HoursReportDoc>('hours_report', ['INVOICED', 'CLOSED']),
    list<EvaluationDoc>('evaluation', ['INVITED', 'STARTED']),
    list<OutcomeDoc>('outcome', ['PENDING']),
    list<AgreementDoc>('agreement', ['READY', 'SIGNED_1', 'SIGNED_2', 'FULLY_SIGNED']),
    list<LetterDoc>('letter', ['WRITTEN', 'TRANSLATED']),
  ])
  const underWay = facilitations.filter(({ state }) => (OPEN_FACILITATION as readonly string[]).includes(state))
  const open = await Promise.all(underWay.map((each) => advocateCase(parts, snapshot, each.doc, { tasks, contracts })))
  const refs = open.map(({ ref }) => ref)
  const toldAt = await store.messages.toldAt(personId, refs)
  const [last, lastAt] = [...toldAt].sort(([, a], [, b]) => b.getTime() - a.getTime())[0] ?? []
  const nextRef = await freeReference(store, id, clock.now())
  const documents: AskedOf = { facilitations, tasks, reports, evaluations, outcomes, letters }
  return {
    advocate: {
      id,
      next_ref: nextRef,
      called: await ownNames(store, facilitations),
      // Of their own, or of nobody.
      example: refs[0] ?? nextRef,
      refs: [
        ...facilitations.flatMap(({ subject, doc }) => [subject, ...Object.keys(doc.tasks)]),
        ...reports.flatMap(({ doc }) => [invoiceRef(doc), invoiceNumber(doc)]),
      ],
      ...officeHours(clock.now(), (await store.settings.organisation()).desk),
    },
    cases: {
      open: open as Json,
      refs,
      some: refs.slice(0, SHOWN),
      count: refs.length,
      // "Reply MORE", of the case that they have just read about.
      last: lastAt && clock.now().getTime() - lastAt.getTime() <= LATE_MS ? (last as string) : null,
      // With the organisation, not about a case: those that they have yet to sign.
      agreements: contracts.flatMap(({ doc }) =>
        doc.kind === 'ADVOCATE' && !signaturesOf(doc).yours ? [{ ref: doc.id }] : [],
      ),
    },
    tasks: { known: underWay.flatMap(({ doc }) => tasksOf(parts, snapshot, doc, tasks)) },
    asked: await questionsTo(parts, snapshot, personId, documents),
  }
}

/** References that one text has room for. */
const SHOWN = 6

/** Candidates of one length before a longer one is taken. */
const TRIES = 20

/** A reference that no case has. From who asks and when, so that two who ask at once are not given the same. */
async function freeReference(store: Parameters<PartnerFacts>[0]['store'], id: string, now: Date): Promise<string> {
  for (let digits = 4; ; digits++)
    for (let tries = 0; tries < TRIES; tries++) {
      const hash = createHash('sha256').update(`${id}/${now.getTime()}/${digits}/${tries}`).digest()
      const number = 10 ** (digits - 1) + (hash.readUInt32BE(0) % (9 * 10 ** (digits - 1)))
      const ref = `CF-${number}`
      if (!(await store.cases.get('facilitation', ref))) return ref
    }
}
