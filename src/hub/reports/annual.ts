import { CATEGORIES } from '../../cases/matter-doc.ts'
import { counted, divide, row } from './cells.ts'
import type { Facts } from './facts.ts'
import { defineReport, type Section } from './report.ts'
import { outcomeSection } from './sections/endings.ts'
import { during, workedOn, yearOf } from './year.ts'

/** Matters and distinct migrants of a year, by category and country. Of a year is whatever something was told of in it. */
export const annual = defineReport({
  name: 'annual',
  title: 'report_annual',
  about: 'hub',
  roles: ['admin', 'staff', 'finance', 'safety'],
  reads: ['matters', 'claims', 'people', 'facilitations', 'outcomes', 'spans'],
  count: (facts, asked) => {
    const year = asked.year ?? yearOf(facts.now)
    const { matters, people, categoryOf } = workedOn(facts, year)
    const told = during(facts, 'facilitation', year)
    const facilitations = facts.facilitations.filter(({ id }) => told.has(id))
    return [
      {
        name: 'year',
        title: 'in_the_year',
        rows: [
          row('year', 'year', { kind: 'text', text: year }),
          row('matters', 'matters', counted('matter', matters)),
          row('migrants', 'distinct_migrants', counted('person', people)),
          row('facilitations', 'facilitations', counted('facilitation', facilitations)),
        ],
      },
      {
        name: 'matters',
        title: 'matters_by_category',
        whole: matters.length,
        rows: divide('matter', matters, ({ doc }) => doc?.category ?? 'none', [['none', 'not_known']]),
      },
      byCategory(people, categoryOf),
      {
        name: 'country',
        title: 'migrants_by_country',
        whole: people.length,
        rows: divide('person', people, ({ doc }) => (doc ? (doc.country ?? 'not_known') : 'erased'), [
          ['not_known', 'not_known'],
          ['erased', 'erased'],
        ]),
      },
      outcomeSection({ ...facts, outcomes: facts.outcomes.filter(({ doc }) => doc?.ended_on?.startsWith(year)) }),
    ]
  },
})

/** Whoever has matters of two categories stands in both rows and is one migrant: no division. */
const byCategory = (people: Facts['people'], categoryOf: (person: string) => ReadonlySet<string>): Section => ({
  name: 'category',
  title: 'migrants_by_category',
  rows: [...CATEGORIES, 'none'].map((category) =>
    row(
      category.toLowerCase(),
      category === 'none' ? 'not_known' : { code: category },
      counted(
        'person',
        people.filter(({ id }) => categoryOf(id).has(category)),
      ),
    ),
  ),
})
