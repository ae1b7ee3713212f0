import type { PersonDoc } from '../../cases/person.ts'
import type { Store } from '../../store/index.ts'
import { levelLost } from '../facts/level-lost.ts'

/**
 * Whether a payee may be confirmed, by the person's own record: nobody does it by saying so. The level must stand at an address where it
 * has not been lost since (silence, a phone in other hands), of the record that goes on where two were one person.
 */
export async function payeeLevel(store: Store, personId: string | undefined, now: Date): Promise<'L3' | 'L0'> {
  const own = personId === undefined ? null : await store.cases.get<PersonDoc>('person', personId)
  const into = own?.doc.merged_into
  const person = (into ? await store.cases.get<PersonDoc>('person', into) : own)?.doc
  if (person?.state !== 'L3') return 'L0'
  const confirmed = Object.keys(person.levels).filter((id) => person.levels[id]?.level === 'L3')
  const addresses = await store.addresses.find(confirmed)
  return addresses.some((address) => levelLost(person, address, now) === null) ? 'L3' : 'L0'
}
