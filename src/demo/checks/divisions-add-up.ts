import type { Section } from '../../hub/reports/report.ts'
import { defineCheck } from './check.ts'

/** The report divides everybody on the list by each of these. */
const OF_EVERYBODY = ['route', 'phone', 'language', 'way', 'channel', 'claim']

export const divisionsAddUp = defineCheck({
  no: 19,
  says: 'every division of the report adds up to its whole, and each of those of the list to everybody',
  look: ({ report, people }) => {
    const divisions = report.sections.filter(({ whole }) => whole !== undefined)
    const wrong = divisions
      .filter((section) => sum(section) !== section.whole)
      .map((section) => `${section.name}: ${sum(section)} of ${section.whole}`)
    for (const name of OF_EVERYBODY) {
      const whole = divisions.find((section) => section.name === name)?.whole
      if (whole !== people.length) wrong.push(`${name}: ${whole ?? 'not there'}, not ${people.length}`)
    }
    return { tried: divisions.filter(({ whole }) => whole).length, wrong }
  },
})

const sum = ({ rows }: Section): number =>
  rows.reduce((all, { cells: [cell] }) => all + (cell?.kind === 'count' ? cell.value : 0), 0)
