import type { PersonDoc } from '../../cases/person.ts'
import type { AddressRecord } from '../../store/addresses.ts'
import type { ConversationRecord } from '../../store/conversations.ts'
import { isWrongParty } from '../facts/case-file.ts'
import type { Parts } from '../parts.ts'

type Stored = Pick<Parts, 'store'>['store']

/**
 * Where to reach a person: the address that the document speaks of, else where they are talked to. Where every number of theirs is somebody
 * else's by now, the send rules refuse what we begin, and say why.
 */
export async function addressFor(store: Stored, personId: string, preferred?: unknown): Promise<string | null> {
  if (typeof preferred === 'string' && preferred !== '') return preferred
  const [conversation, person, addresses] = await Promise.all([
    store.conversations.get(personId),
    store.cases.get<PersonDoc>('person', personId),
    store.addresses.ofPerson(personId),
  ])
  return (
    rightAddress(store, conversation, person?.doc ?? null, addresses) ??
    conversation?.addressId ??
    addresses[0]?._id ??
    null
  )
}

/**
 * Where they are talked to: where their conversation takes place, unless somebody else has that number by now, else their first
 * address that is theirs and works. Null: there is none that is theirs.
 */
export function rightAddress(
  store: Pick<Stored, 'addresses'>,
  conversation: Pick<ConversationRecord, 'addressId'> | null,
  person: PersonDoc | null,
  addresses: readonly AddressRecord[],
): string | null {
  const theirs = new Map(
    addresses.filter((each) => !person || !isWrongParty(store, person, each)).map((each) => [each._id, each]),
  )
  if (
    conversation &&
    (theirs.has(conversation.addressId) || !addresses.some(({ _id }) => _id === conversation.addressId))
  )
    return conversation.addressId
  const works = person?.addresses.find(({ id }) => theirs.has(id) && !theirs.get(id)?.unreachable)
  return works?.id ?? [...theirs.keys()][0] ?? null
}

/** Where their papers were checked first, at the highest level that was reached; null: nowhere yet. */
export async function confirmedAddress(store: Parts['store'], personId: string): Promise<string | null> {
  const person = await store.cases.get<PersonDoc>('person', personId)
  const [best] = Object.entries(person?.doc.levels ?? {})
    .filter(([id, { level }]) => level >= 'L2' && !person?.doc.wrong_party.includes(id))
    .sort(([, a], [, b]) => b.level.localeCompare(a.level) || a.at.localeCompare(b.at))
  return best?.[0] ?? null
}
