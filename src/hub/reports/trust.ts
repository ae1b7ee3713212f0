import { defineReport } from './report.ts'
import { aroundGroup, groupSection } from './sections/groups.ts'
import { declinedSection, joinedSection } from './sections/joined.ts'
import { members, onList } from './sections/members.ts'
import { stopSection, trustSection } from './sections/trust.ts'

/** What people doubted and who joined, before and after their group opened (or another day), and what was asked in it. */
export const trust = defineReport({
  name: 'trust',
  title: 'report_trust',
  about: 'matter',
  roles: ['admin', 'staff', 'safety', 'advocate', 'defender'],
  reads: ['claims', 'people', 'told', 'groups', 'invitations', 'questions', 'posts', 'alerts'],
  count: (facts, question) => {
    const asked = aroundGroup(facts, question)
    const all = members(facts)
    const { list } = onList(all)
    return [
      trustSection(facts, asked),
      stopSection(facts),
      joinedSection(all, list, facts, asked),
      declinedSection(list),
      groupSection(facts),
    ]
  },
})
