import type { HoursReportDoc } from '../../cases/hours-report-doc.ts'
import type { Case } from './facts.ts'
import { type Asked, defineReport } from './report.ts'
import { capSection, feeSection, ledgerSections } from './sections/ledgers.ts'

/**
 * Both ledgers, the caps, and what each Defender and organisation earned. A report belongs to the period in which its own
 * last day lies. Defenders get their own statement.
 */
export const finance = defineReport({
  name: 'finance',
  title: 'report_finance',
  about: 'hub',
  roles: ['admin', 'staff', 'finance', 'defender'],
  reads: ['hours', 'facilitations', 'defenders'],
  count: ({ hours, facilitations, defenders }, asked) => {
    const within = hours.filter((report) => inPeriod(report, asked))
    const organisation = new Map(defenders.map(({ id, doc }) => [id, doc?.organisation_id]))
    return [
      ...ledgerSections(within),
      feeSection('defenders', 'fees_by_defender', within, ({ defender_id }) => defender_id),
      feeSection('organisations', 'fees_by_organisation', within, ({ defender_id }) =>
        organisation.get(defender_id ?? ''),
      ),
      feeSection('facilitations', 'fees', within, ({ facilitation_id }) => facilitation_id),
      capSection(facilitations),
    ]
  },
})

const inPeriod = ({ doc }: Case<HoursReportDoc>, { from, to }: Asked): boolean => {
  const day = doc?.to ?? doc?.from
  if (day === undefined) return from === undefined && to === undefined
  return (from === undefined || day >= from) && (to === undefined || day <= to)
}
