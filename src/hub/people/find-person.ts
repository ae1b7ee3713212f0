import type { AddressRecord } from '../../store/addresses.ts'
import type { ConversationRecord } from '../../store/conversations.ts'
import type { InboxItem } from '../../store/inbox.ts'
import { PersonErased } from '../../store/people.ts'
import { type CaseFile, isWrongParty, NOTHING_KNOWN, readCaseFile } from '../facts/case-file.ts'
import type { Parts } from '../parts.ts'
import { type SenderAddress, strangerHere } from './sender-address.ts'

export type FoundPerson = {
  personId: string
  key: string
  conversation: ConversationRecord | null
  file: CaseFile
}

/**
 * Whose conversation an item belongs to. An address may serve several people (father and son on one phone): then it is the
 * one whose button was tapped or who was written to last. A stranger gets a person of their own.
 */
export async function findPerson(
  { store }: Pick<Parts, 'store'>,
  item: InboxItem,
  { address, stranger }: SenderAddress,
): Promise<FoundPerson> {
  if (stranger) return { personId: stranger._id, key: stranger.key, conversation: null, file: NOTHING_KNOWN }
  const conversations = await store.conversations.many(item.personId ? [item.personId] : address.people)
  const conversationOf = (id: string) => conversations.find((each) => each._id === id) ?? null
  const files = new Map<string, CaseFile>()
  const candidates = item.personId ? [item.personId] : await stillHere(store, address, conversationOf, files)
  const [only] = candidates
  if (only === undefined) {
    const { _id: personId, key } = await strangerHere(store, address._id, item.receivedAt)
    const conversation = await store.conversations.get(personId)
    return { personId, key, conversation, file: await readCaseFile({ store }, personId) }
  }
  const conversation = liveliest(
    candidates.flatMap((id) => conversationOf(id) ?? []),
    address._id,
  )
  const personId = conversation?._id ?? only
  const person = await store.people.get(personId)
  // Erased a moment ago, and not yet cleared away.
  if (!person) throw new PersonErased()
  const file = files.get(personId) ?? (await readCaseFile({ store }, personId))
  return (await mergedInto(store, file)) ?? { personId, key: person.key, conversation, file }
}

/** Staff said that this person is another one on record: whatever comes is that one's. */
async function mergedInto(store: Parts['store'], { person }: CaseFile): Promise<FoundPerson | null> {
  if (!person?.merged_into) return null
  const one = await store.people.get(person.merged_into)
  // Erased meanwhile: what this person still has is their own.
  if (!one) return null
  const [conversation, file] = await Promise.all([store.conversations.get(one._id), readCaseFile({ store }, one._id)])
  return { personId: one._id, key: one.key, conversation, file }
}

/**
 * People whom this address may speak for. Whoever said that the number was wrong is somebody else: what they write later
 * must never get into the conversation that goes on with the right person at another number.
 */
async function stillHere(
  store: Parts['store'],
  address: AddressRecord,
  conversationOf: (personId: string) => ConversationRecord | null,
  files: Map<string, CaseFile>,
): Promise<string[]> {
  const kept: string[] = []
  for (const personId of address.people) {
    const conversation = conversationOf(personId)
    const open = conversation?.addressId === address._id && conversation.status !== 'idle'
    const file = open ? null : await readCaseFile({ store }, personId)
    if (file) files.set(personId, file)
    if (!file?.person || !isWrongParty(store, file.person, address)) kept.push(personId)
  }
  return kept
}

/**
 * The conversation as it goes on at this address. A talk that stands open where somebody else answers now is that one's, and holds up nothing
 * that comes from another number, or goes there.
 */
export async function talkAt(
  { store }: Pick<Parts, 'store'>,
  { personId, conversation, file: { person } }: FoundPerson,
  address: AddressRecord,
): Promise<ConversationRecord> {
  if (!conversation) return store.conversations.fresh(personId, address._id)
  if (conversation.status === 'idle' || conversation.addressId === address._id || !person?.wrong_party.length)
    return conversation
  const place = await store.addresses.get(conversation.addressId)
  if (!place || !isWrongParty(store, person, place)) return conversation
  const { sealed: _sealed, flow: _flow, dueAt: _dueAt, waitId: _waitId, ...rest } = conversation
  return { ...rest, status: 'idle' }
}

/** The open conversation at this address that was last written to. */
function liveliest(conversations: ConversationRecord[], addressId: string): ConversationRecord | null {
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
  /** Records that are the same person: their talks are over. */
  merged: readonly string[] = [],
): Promise<ConversationRecord | null> {
  const others = address.people.filter((each) => each !== personId && !merged.includes(each))
  if (others.length === 0) return null
  const conversations = await store.conversations.many(others)
  return conversations.find((each) => each.addressId === address._id && each.status !== 'idle') ?? null
}
