import type { PersonDoc } from '../cases/person.ts'
import type { AddressRecord } from '../store/addresses.ts'
import type { ConversationRecord } from '../store/conversations.ts'
import type { InboxItem } from '../store/inbox.ts'
import type { Parts } from './parts.ts'

export type FoundPerson = { personId: string; key: string; conversation: ConversationRecord | null }

/**
 * Whose conversation an item belongs to. An address may serve several people (father and son on one phone): then it is the
 * one whose button was tapped or who was written to last. A stranger gets a person of their own, with an id derived from
 * the address, so that a rerun makes the same one.
 */
export async function findPerson(
  { store }: Pick<Parts, 'store'>,
  item: InboxItem,
  address: AddressRecord,
): Promise<FoundPerson> {
  const candidates = item.personId ? [item.personId] : await stillHere(store, address)
  const [only, second] = candidates
  if (only === undefined) {
    const personId = `p_${address._id.slice(2)}`
    const person = await store.people.ensure(personId, item.receivedAt)
    await store.addresses.model.updateOne({ _id: address._id }, { $addToSet: { people: personId } })
    return { personId, key: person.key, conversation: await store.conversations.get(personId) }
  }
  const conversation =
    second === undefined ? await store.conversations.get(only) : await liveliest(store, candidates, address._id)
  const personId = conversation?._id ?? only
  const person = await store.people.get(personId)
  if (!person) throw new Error('An address names a person that does not exist')
  return { personId, key: person.key, conversation }
}

/**
 * People whom this address may speak for. Whoever said that the number was wrong is somebody else: what they write later
 * must never get into the conversation that goes on with the right person at another number.
 */
async function stillHere(store: Parts['store'], address: AddressRecord): Promise<string[]> {
  const conversations = await store.conversations.many(address.people)
  const kept: string[] = []
  for (const personId of address.people) {
    const conversation = conversations.find((each) => each._id === personId)
    const open = conversation?.addressId === address._id && conversation.status !== 'idle'
    const person = open ? null : await store.cases.get<PersonDoc>('person', personId)
    if (!person?.doc.wrong_party.includes(address._id)) kept.push(personId)
  }
  return kept
}

/** The open conversation at this address that was last written to. */
async function liveliest(
  store: Parts['store'],
  people: string[],
  addressId: string,
): Promise<ConversationRecord | null> {
  const conversations = await store.conversations.many(people)
  const here = conversations.filter((each) => each.addressId === addressId && each.status !== 'idle')
  const [first] = (here.length > 0 ? here : conversations).sort(
    (a, b) =>
      (b.lastInboundAt?.getTime() ?? b.dueAt?.getTime() ?? 0) - (a.lastInboundAt?.getTime() ?? a.dueAt?.getTime() ?? 0),
  )
  return first ?? null
}

/** Another person's conversation that is open at this address: two people on one phone are talked to one after the other. */
export async function occupied(
  { store }: Pick<Parts, 'store'>,
  personId: string,
  address: AddressRecord,
): Promise<ConversationRecord | null> {
  const others = address.people.filter((each) => each !== personId)
  if (others.length === 0) return null
  const conversations = await store.conversations.many(others)
  return conversations.find((each) => each.addressId === address._id && each.status !== 'idle') ?? null
}
