import { defineReport } from './report.ts'
import { declinedSection, joinedSection } from './sections/joined.ts'
import { members, onList } from './sections/members.ts'
import { stopSection, trustSection } from './sections/trust.ts'

/** What people doubted before and after a day, as that on which their group opened, and who joined before and after it. */
export const trust = defineReport({
  name: 'trust',
  title: 'report_trust',
  about: 'matter',
  roles: ['admin', 'staff', 'safety', 'advocate', 'defender'],
  reads: ['claims', 'people', 'told'],
  count: (facts, asked) => {
    const all = members(facts)
    const { list } = onList(all)
    return [
      trustSection(facts, asked),
      stopSection(facts),
      joinedSection(all, list, facts, asked),
      declinedSection(list),
    ]
  },
})
