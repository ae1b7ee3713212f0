import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import { type HoursReportDoc, hoursReport } from '../../../src/cases/hours-report.ts'
import { draftOf } from '../../../src/hub/facts/report-drafts.ts'
import type { CaseDocument } from '../../../src/store/case-documents.ts'

const report = (subject: string, state: string, more: Partial<HoursReportDoc>) =>
  ({
    subject,
    state,
    doc: { ...hoursReport.initial(subject), facilitation_id: 'CF-1042', ...more },
  }) as CaseDocument<HoursReportDoc>
const november = { from: '2026-11-01', to: '2026-11-30' }
const draft = report('CF-1042-2026-11-5', 'DRAFT', november)
const on = (day: string) => DateTime.fromISO(day, { zone: 'America/Mexico_City' })

describe('the report that a day falls into', () => {
  it('is the draft of its month', () => {
    expect(draftOf('CF-1042', [draft], on('2026-11-30'))).toMatchObject({ report: draft.subject, report_begun: true })
  })

  it('is none of the month before', () => {
    expect(draftOf('CF-1042', [draft], on('2026-12-01'))).toMatchObject({
      report: 'CF-1042-2026-12',
      report_begun: false,
      from: '2026-12-01',
      to: '2026-12-31',
    })
  })

  it('is the next of its month where one was sent', () => {
    const sent = report('CF-1042-2026-12', 'SUBMITTED', { from: '2026-12-01', to: '2026-12-31' })
    expect(draftOf('CF-1042', [draft, sent], on('2026-12-02'))).toMatchObject({ report: 'CF-1042-2026-12-2' })
  })

  it('is one that names no days, and none of another case', () => {
    expect(draftOf('CF-1042', [report('R7', 'DRAFT', {})], on('2026-12-02'))).toMatchObject({ report: 'R7' })
    expect(draftOf('CF-9', [draft], on('2026-11-30'))).toMatchObject({ report: 'CF-9-2026-11', report_begun: false })
  })
})
