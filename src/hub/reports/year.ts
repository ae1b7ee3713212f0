import type { ClaimDoc } from '../../cases/claim-doc.ts'
import type { NounName } from '../../cases/index.ts'
import type { MatterDoc } from '../../cases/matter-doc.ts'
import type { PersonDoc } from '../../cases/person-doc.ts'
import type { Case, Facts } from './facts.ts'

export type Year = {
  matters: Case<MatterDoc>[]
  claims: Case<ClaimDoc>[]
  /** Each migrant once, however many claims they have. */
  people: Case<PersonDoc>[]
  /** Categories of the matters that a person had in the year; `none` where a matter has none. */
  categoryOf: (person: string) => ReadonlySet<string>
}

/** What was worked on in a year, YYYY. */
export function workedOn(facts: Facts, year: string): Year {
  const [ofClaims, ofMatters] = [during(facts, 'claim', year), during(facts, 'matter', year)]
  const claims = facts.claims.filter(({ id }) => ofClaims.has(id))
  const touched = new Set(claims.flatMap(({ matterId }) => matterId ?? []))
  const matters = facts.matters.filter(({ id }) => ofMatters.has(id) || touched.has(id))
  const category = new Map(facts.matters.map(({ id, doc }) => [id, doc?.category ?? 'none']))
  const categories = new Map<string, Set<string>>()
  for (const { personId, matterId } of claims)
    if (personId) {
      const of = categories.get(personId) ?? new Set()
      categories.set(personId, of.add(category.get(matterId ?? '') ?? 'none'))
    }
  const people = facts.people.filter(({ id }) => categories.has(id))
  return { matters, claims, people, categoryOf: (person) => categories.get(person) ?? new Set() }
}

/** Ids of those that had begun by the end of the year and were not over before it. */
export const during = ({ spans }: Facts, of: NounName, year: string): ReadonlySet<string> =>
  new Set(
    spans.flatMap(({ noun, id, from, to }) => (noun === of && yearOf(from) <= year && yearOf(to) >= year ? [id] : [])),
  )

/** Of an instant, in UTC. */
export const yearOf = (instant: string): string => instant.slice(0, 4)
