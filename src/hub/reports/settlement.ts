import { defineReport } from './report.ts'
import { evaluationSection, outcomeSection } from './sections/endings.ts'
import { aroundGroup, groupSection } from './sections/groups.ts'
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
    'groups',
    'invitations',
    'questions',
    'posts',
    'alerts',
  ],
  count: (facts, question) => {
    const asked = aroundGroup(facts, question)
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
      groupSection(facts),
      ...staffWorkSections(facts),
      incidentSection(facts),
      ...payoutSections(all, list, facts),
      ...ledgerSections(facts.hours),
      feeSection('fees', 'fees', facts.hours, ({ facilitation_id }) => facilitation_id),
      capSection(facts.facilitations),
      evaluationSection(facts),
      outcomeSection(facts),
    ]
  },
})
