import type { PersonDoc } from '../../cases/person.ts'
import type { AddressRecord } from '../../store/addresses.ts'
import type { Parts } from '../parts.ts'

/**
 * Where to reach a person: the address that the document speaks of, else where their conversation takes place, else their
 * first address that is not wrong and works.
 */
export async function addressFor(store: Parts['store'], personId: string, preferred?: unknown): Promise<string | null> {
  if (typeof preferred === 'string' && preferred !== '') return preferred
  const conversation = await store.conversations.get(personId)
  if (conversation) return conversation.addressId
  const person = await store.cases.get<PersonDoc>('person', personId)
  return firstAddress(person?.doc ?? null, await store.addresses.ofPerson(personId))
}

/** Of somebody with whom there is no conversation yet. */
export function firstAddress(person: PersonDoc | null, addresses: readonly AddressRecord[]): string | null {
  const known = new Map(addresses.map((record) => [record._id, record]))
  const usable = (person?.addresses ?? [])
    .map((each) => each.id)
    .filter((id) => known.has(id) && !known.get(id)?.unreachable && !person?.wrong_party.includes(id))
  return usable[0] ?? [...known.keys()][0] ?? null
}

/** Where their papers were checked first, at the highest level that was reached; null: nowhere yet. */
export async function confirmedAddress(store: Parts['store'], personId: string): Promise<string | null> {
  const person = await store.cases.get<PersonDoc>('person', personId)
  const [best] = Object.entries(person?.doc.levels ?? {})
    .filter(([id, { level }]) => level >= 'L2' && !person?.doc.wrong_party.includes(id))
    .sort(([, a], [, b]) => b.level.localeCompare(a.level) || a.at.localeCompare(b.at))
  return best?.[0] ?? null
}
