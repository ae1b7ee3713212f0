import type { ClaimDoc } from '../../cases/claim-doc.ts'
import type { DefenderDoc } from '../../cases/defender.ts'
import type { PersonDoc } from '../../cases/person-doc.ts'
import type { Store } from '../../store/index.ts'
import { type Place, placeKey } from '../../store/places.ts'
import type { Caller } from './caller.ts'
import { Problem } from './problem.ts'

/** People of one case looked through. */
const MOST_PEOPLE = 5_000

/**
 * Defenders speak for the places that they know: their regions, and where people of their cases live. A whole country is for the
 * team. @throws Problem 403
 */
export async function mustKnowPlace(store: Store, caller: Caller, place: Place): Promise<void> {
  if (caller.role !== 'defender') return
  const { country, region } = place
  if (region && ((await regionsOf(store, caller, country)).has(placeKey({ country, region })) || (await livesThere())))
    return
  throw new Problem(403, 'not_allowed', 'This is for places in your regions or where people of your cases live.')

  async function livesThere(): Promise<boolean> {
    const wanted = placeKey(place)
    for (const matterId of caller.matters ?? []) {
      const claims = await store.cases.list<ClaimDoc>({ noun: 'claim', matterId }, MOST_PEOPLE)
      const people = claims.flatMap(({ personId }) => (personId ? [`person:${personId}`] : []))
      for (const { doc } of await store.cases.many<PersonDoc>(people)) {
        const home = { country: doc.country ?? '', region: doc.region }
        if (placeKey(home) === wanted || placeKey({ ...home, town: doc.town }) === wanted) return true
      }
    }
    return false
  }
}

/** Keys of the regions that the Defender of a key works in; their country stands in their record. */
async function regionsOf(store: Store, { of }: Caller, country: string): Promise<Set<string>> {
  const defender = of === undefined ? null : await store.cases.get<DefenderDoc>('defender', of)
  if (!defender || (defender.doc.country ?? country) !== country) return new Set()
  return new Set(defender.doc.regions.map((region) => placeKey({ country, region })))
}
