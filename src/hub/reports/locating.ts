import { defineReport } from './report.ts'
import { locatedSection, routeSection } from './sections/located.ts'
import { members, onList } from './sections/members.ts'
import { partitionSections } from './sections/partitions.ts'
import { stopSection } from './sections/trust.ts'

/** Who of the list was found, and through whom or what. */
export const locating = defineReport({
  name: 'locating',
  title: 'report_locating',
  about: 'matter',
  roles: ['admin', 'staff', 'safety', 'advocate', 'defender'],
  reads: ['claims', 'people', 'addresses', 'told', 'searches'],
  count: (facts) => {
    const { list } = onList(members(facts))
    const numbers = partitionSections(list).filter(({ name }) => name === 'phone' || name === 'channel')
    return [locatedSection(list), routeSection(list), ...numbers, stopSection(facts)]
  },
})
