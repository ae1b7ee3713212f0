import { CASE_COUNTRIES, WORK_COUNTRIES } from '../../cases/countries.ts'
import { CATEGORIES } from '../../cases/matter-doc.ts'
import type { Case } from './facts.ts'
import { type Cell, defineReport, type Label, type Section } from './report.ts'
import { DECLINE_REASONS } from './sections/joined.ts'
import { suppress } from './suppress.ts'
import type { LabelKey } from './words/en.ts'
import { workedOn, yearOf } from './year.ts'

/**
 * For those who make policy: nobody can be found in it. Only years that are over, so that two exports a day apart do not tell
 * what happened between; tables of different people, so that no table gives a hidden cell of another back.
 */
export const trend = defineReport({
  name: 'trend',
  title: 'report_trend',
  about: 'hub',
  roles: ['admin', 'staff', 'safety'],
  reads: ['matters', 'claims', 'people', 'spans'],
  pastYearsOnly: true,
  count: (facts, asked) => {
    const year = asked.year ?? String(Number(yearOf(facts.now)) - 1)
    const { claims, people, categoryOf } = workedOn(facts, year)
    const country = new Map(people.map(({ id, doc }) => [id, countryOf(doc?.country)]))
    const declined = claims.filter(({ state }) => state === 'DECLINED')
    return [
      table('migrants', 'migrants_by_category_and_country', CATEGORY_ROWS, people, {
        rowOf: ({ id }) => [...categoryOf(id)],
        countryOf: ({ id }) => country.get(id) ?? OTHER,
      }),
      table('declined', 'declined_by_reason', REASON_ROWS, declined, {
        rowOf: ({ doc }) => [DECLINE_REASONS.find((reason) => reason === doc?.decline_reason) ?? OTHER],
        countryOf: ({ personId }) => country.get(personId ?? '') ?? OTHER,
      }),
      table('asked', 'trust', QUESTION_ROWS, people, {
        rowOf: ({ facets }) => QUESTION_ROWS.flatMap(([what]) => (Number(facets[what]) > 0 ? [what] : [])),
        countryOf: ({ id }) => country.get(id) ?? OTHER,
      }),
    ]
  },
})

const OTHER = 'other'
const COUNTRIES = [...WORK_COUNTRIES, ...CASE_COUNTRIES, OTHER] as const
const countryOf = (country: string | undefined): string => COUNTRIES.find((each) => each === country) ?? OTHER

const CATEGORY_ROWS = [...CATEGORIES.map((code) => [code, { code }] as const), ['none', 'not_known']] as const
const REASON_ROWS = [...DECLINE_REASONS.map((code) => [code, { code }] as const), [OTHER, 'other']] as const
const QUESTION_ROWS = [
  ['scam_asked', 'asked_scam'],
  ['visa_asked', 'asked_visa'],
  ['cost_asked', 'asked_cost'],
] as const satisfies readonly (readonly [string, LabelKey])[]

/** A cell counts people by a row and a country, each once; what is small, or would give it back, is hidden. */
function table<Of extends Case>(
  name: string,
  title: LabelKey,
  order: readonly (readonly [name: string, label: Label])[],
  of: readonly Of[],
  { rowOf, countryOf }: { rowOf: (one: Of) => readonly string[]; countryOf: (one: Of) => string },
): Section {
  const counts = order.map(([part]) =>
    COUNTRIES.map((country) => of.filter((each) => countryOf(each) === country && rowOf(each).includes(part)).length),
  )
  const published = suppress(counts)
  return {
    name,
    title,
    columns: [
      ...COUNTRIES.map((country) => (country === OTHER ? 'other_country' : (`country_${country}` as const))),
      'total',
    ],
    rows: [...order, ['total', 'total'] as const].map(([part, label], index) => ({
      name: part.toLowerCase(),
      label,
      cells: (published[index] ?? []).map(
        (value): Cell => (value === null ? { kind: 'hidden' } : { kind: 'count', value }),
      ),
    })),
  }
}
