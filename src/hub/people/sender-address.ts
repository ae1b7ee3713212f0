import type { Address, Inbound } from '../../channels/channel.ts'
import { countryOf } from '../../channels/countries.ts'
import type { AddressRecord } from '../../store/addresses.ts'
import type { InboxItem } from '../../store/inbox.ts'
import type { PersonKey } from '../../store/people.ts'
import type { Parts } from '../parts.ts'

export type SenderAddress = {
  address: AddressRecord
  /** Set when address and person were made just now: then nothing else can be stored about them. */
  stranger?: PersonKey
  /** The number came with another id of the provider than before: it belongs to another account now. */
  changed?: boolean
}

/** Who writes from a number that nobody gave us: the id is derived from the address, so that a rerun makes the same one. */
export const strangerAt = (addressId: string): string => `p_${addressId.slice(2)}`

/** Whoever has a number of which nobody whom we know is left. */
export async function strangerHere(store: Parts['store'], addressId: string, at: Date): Promise<PersonKey> {
  const { person } = await store.people.stranger(strangerAt(addressId), at)
  await store.addresses.model.updateOne({ _id: addressId }, { $addToSet: { people: person._id } })
  return person
}

/**
 * The address that an item came from, made with its person when it is new. Another id of the same sender (a business-scoped
 * one beside the number) becomes an alias, so that both lead to one conversation.
 */
export async function senderAddress(
  { store }: Pick<Parts, 'store'>,
  item: InboxItem,
  inbound: Inbound | null,
): Promise<SenderAddress> {
  const direct = (await store.addresses.get(item.addressId)) ?? (await store.addresses.byAlias([item.addressId]))[0]
  if (!inbound) {
    if (!direct) throw new Error('An input was put into the inbox of an address that does not exist')
    return { address: direct }
  }
  const aliases = inbound.aliases.map(store.addresses.idOf)
  const byAlias = direct || aliases.length === 0 ? undefined : (await store.addresses.find(aliases))[0]
  const made = direct || byAlias ? null : await makeStranger(store, item, inbound, aliases)
  if (made) return made
  const record = direct ?? byAlias ?? (await store.addresses.get(item.addressId))
  if (!record) throw new Error('An address is neither in the store nor to be made')
  const fresh = [...aliases, item.addressId].filter((id) => id !== record._id && !record.aliases.includes(id))
  await store.addresses.alias(record._id, fresh)
  return { address: record, ...(fresh.length > 0 && record.aliases.length > 0 ? { changed: true } : {}) }
}

/** The person first: whoever finds the address finds the person, also after a death between the two. Null: another was faster. */
async function makeStranger(
  store: Parts['store'],
  item: InboxItem,
  { from }: Inbound,
  aliases: string[],
): Promise<SenderAddress | null> {
  const { person, made } = await store.people.stranger(strangerAt(item.addressId), item.receivedAt)
  const address = await store.addresses.add(from, countryOfAddress(from), {
    people: [person._id],
    aliases: aliases.filter((id) => id !== item.addressId),
    lastInboundAt: item.receivedAt,
  })
  return address && { address, ...(made ? { stranger: person } : {}) }
}

/** The country of a number; a business-scoped id carries its own ("MX.1234"). Unknown ones count as Mexico. */
const countryOfAddress = (address: Address): string => countryOf(address.value) ?? 'MX'
