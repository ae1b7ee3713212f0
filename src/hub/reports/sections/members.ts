import type { ClaimDoc } from '../../../cases/claim-doc.ts'
import type { PersonDoc } from '../../../cases/person-doc.ts'
import type { SearchDoc } from '../../../cases/search-doc.ts'
import type { Address, Case, Facts } from '../facts.ts'

/** A claim together with its person: what a person is counted by. */
export type Member = Case<ClaimDoc> & {
  person: Case<PersonDoc> | null
  addresses: Address[]
  search: Case<SearchDoc> | null
}

/** Everybody of whom the hub has a claim, in the order of the claims. */
export function members({ claims, people, addresses, searches }: Facts): Member[] {
  const searchOf = new Map(searches.map((search) => [search.personId, search]))
  const byId = new Map(people.map((person) => [person.id, person]))
  const byPerson = new Map<string, Address[]>()
  for (const address of addresses)
    for (const id of address.people) byPerson.set(id, [...(byPerson.get(id) ?? []), address])
  return claims.map((claim) => ({
    ...claim,
    person: byId.get(claim.personId ?? '') ?? null,
    addresses: byPerson.get(claim.personId ?? '') ?? [],
    search: searchOf.get(claim.personId) ?? null,
  }))
}

/**
 * Those of the list that we were given to look for, and those of the class who came otherwise: they have no list number. A
 * list without numbers is the list of everybody.
 */
export function onList<Of extends Case<ClaimDoc>>(claims: readonly Of[]): { list: Of[]; beyond: Of[] } {
  const numbered = (claim: Of): boolean => (claim.doc ? Boolean(claim.doc.list_no) : claim.facets.listed !== false)
  return claims.some(({ doc }) => doc?.list_no)
    ? { list: claims.filter(numbered), beyond: claims.filter((claim) => !numbered(claim)) }
    : { list: [...claims], beyond: [] }
}
