import { MISSING, row } from './cells.ts'
import { defineReport, type Section } from './report.ts'
import { evaluationSection, outcomeSection } from './sections/endings.ts'
import { declinedSection, denominatorSection, joinedSection, noDecisionSection } from './sections/joined.ts'
import { capSection, feeSection, ledgerSections } from './sections/ledgers.ts'
import { locatedSection, routeSection } from './sections/located.ts'
import { members, onList } from './sections/members.ts'
import { partitionSections } from './sections/partitions.ts'
import { payoutSections } from './sections/payouts.ts'
import { incidentSection, staffWorkSections } from './sections/staff-work.ts'
import { stopSection, trustSection } from './sections/trust.ts'

/** Where a settlement stands: who was found and how, who joined, who is paid what, and what the work costs. */
export const settlement = defineReport({
  name: 'settlement',
  title: 'report_settlement',
  about: 'matter',
  roles: ['admin', 'staff', 'finance', 'safety', 'advocate', 'defender'],
  reads: [
    'claims',
    'people',
    'addresses',
    'told',
    'handoffs',
    'incidents',
    'searches',
    'facilitations',
    'hours',
    'evaluations',
    'outcomes',
  ],
  count: (facts, asked) => {
    const all = members(facts)
    const { list } = onList(all)
    return [
      denominatorSection(all, list, facts),
      locatedSection(list),
      routeSection(list),
      joinedSection(all, list, facts, asked),
      declinedSection(list),
      noDecisionSection(list),
      ...partitionSections(list),
      trustSection(facts, asked),
      stopSection(facts),
      ...staffWorkSections(facts),
      incidentSection(facts),
      ...payoutSections(all, list, facts),
      ...ledgerSections(facts.hours),
      feeSection('fees', 'fees', facts.hours, ({ facilitation_id }) => facilitation_id),
      capSection(facts.facilitations),
      evaluationSection(facts),
      outcomeSection(facts),
      notRecorded,
    ]
  },
})

/** What the story of a settlement also has, and the case store does not hold. */
const notRecorded: Section = {
  name: 'not_recorded',
  title: 'not_recorded',
  rows: [row('groups', 'groups', MISSING)],
}
