import type { DateTime } from 'luxon'
import type { HoursReportDoc } from '../../cases/hours-report.ts'
import { dayOfLast, linesBefore } from '../../cases/hours-report-summary.ts'
import { lacksReceipt, notedIn } from '../../cases/hours-report-totals.ts'
import type { CaseDocument } from '../../store/case-documents.ts'

/** States in which the Defender may still add to a report. */
export const WRITING = ['DRAFT', 'RETURNED']

/**
 * The report of the month of `here` that is being written in a facilitation, or the id of the next one: one a month, or more where one was sent
 * already. A draft of another month takes none of its days.
 */
export function draftOf(facilitation: string, reports: readonly CaseDocument<HoursReportDoc>[], here: DateTime) {
  const ofCase = reports.filter(({ doc }) => doc.facilitation_id === facilitation)
  const [from, to] = [here.startOf('month').toISODate() ?? '', here.endOf('month').toISODate() ?? '']
  const ofMonth = ({ doc }: CaseDocument<HoursReportDoc>): boolean => (doc.from ?? from) <= to && (doc.to ?? to) >= from
  const draft = ofCase.find((report) => WRITING.includes(report.state) && ofMonth(report))
  const month = `${facilitation}-${here.toFormat('yyyy-MM')}`
  const sent = ofCase.filter(({ subject }) => subject.startsWith(month)).length
  return {
    report: draft?.subject ?? `${month}${sent > 0 ? `-${sent + 1}` : ''}`,
    report_begun: draft !== undefined,
    from,
    to,
    bare: (draft?.doc.lines ?? []).filter(lacksReceipt).length,
    noted: draft ? notedIn(draft.doc.lines) : null,
    last_on: draft ? dayOfLast(draft.doc) : null,
    noted_before: draft ? notedIn(linesBefore(draft.doc)) : null,
  }
}

/** What was paid on each day, of all reports: told once more it may be the same. */
export function paidDays(reports: readonly CaseDocument<HoursReportDoc>[]) {
  const days = new Map<string, { label: string; amount: string }[]>()
  for (const { on, what, amount } of reports.flatMap(({ doc }) => doc.lines)) {
    if (what === undefined || amount === undefined) continue
    days.set(on, [...(days.get(on) ?? []), { label: what, amount }])
  }
  return [...days].map(([on, paid]) => ({ on, paid }))
}
