import type { Address, Inbound } from '../channels/channel.ts'
import { countryOf } from '../channels/countries.ts'
import type { AddressRecord } from '../store/addresses.ts'
import type { InboxItem } from '../store/inbox.ts'
import type { Parts } from './parts.ts'

/**
 * The address that an item came from, made when it is new. Another id of the same sender (a business-scoped one beside the
 * number) becomes an alias, so that both lead to one conversation.
 */
export async function senderAddress(
  { store }: Pick<Parts, 'store'>,
  item: InboxItem,
  inbound: Inbound | null,
): Promise<AddressRecord> {
  const known = await store.addresses.find([item.addressId])
  const direct = known.find((each) => each._id === item.addressId) ?? known[0]
  if (!inbound) {
    if (!direct) throw new Error('An input was put into the inbox of an address that does not exist')
    return direct
  }
  const aliases = inbound.aliases.map(store.addresses.idOf)
  const byAlias = direct || aliases.length === 0 ? undefined : (await store.addresses.find(aliases))[0]
  const record = direct ?? byAlias ?? (await store.addresses.ensure(inbound.from, countryOfAddress(inbound.from)))
  const fresh = [...aliases, item.addressId].filter((id) => id !== record._id && !record.aliases.includes(id))
  await store.addresses.alias(record._id, fresh)
  return record
}

/** The country of a number; a business-scoped id carries its own ("MX.1234"). Unknown ones count as Mexico. */
const countryOfAddress = (address: Address): string => countryOf(address.value) ?? 'MX'
