import type { Input } from '../engine/input.ts'
import { type AddressRecord, stoppedByAnother } from '../store/addresses.ts'
import type { InboxItem } from '../store/inbox.ts'
import { isWrongParty } from './facts/case-file.ts'
import { intoConversation } from './into-conversation.ts'
import type { Parts } from './parts.ts'
import { type FoundPerson, occupied } from './people/find-person.ts'
import type { Relay } from './relay.ts'
import { rightAddress } from './sending/address-for.ts'

/**
 * What we would begin with somebody at a phone, and do not begin there, or not now. @returns whether that is so; then what is to be done instead
 * is done, once however often it is asked.
 */
export function createNotBegun(parts: Parts, relay: Pick<Relay, 'handOff'>) {
  const { store } = parts

  return async (item: InboxItem, input: Input, found: FoundPerson, address: AddressRecord): Promise<boolean> =>
    input.kind === 'start' &&
    ((await movedOn(item, input, found, address)) ||
      (await stoppedHere(item, found, address)) ||
      (await queuedBehind(item, input, found, address)))

  /**
   * Somebody who uses this phone asked for no more messages: another person is not begun with here. People find another
   * way to them.
   */
  async function stoppedHere(
    item: InboxItem,
    { personId }: FoundPerson,
    { _id: addressId, stopped }: AddressRecord,
  ): Promise<boolean> {
    if (!stoppedByAnother(stopped, personId)) return false
    const id = `stopped/${item._id}`
    await relay.handOff({ id, reason: 'phone_said_stop', priority: 'normal', personId, addressId })
    return true
  }

  /** At a number that is somebody else's by now: it begins where the person is. */
  async function movedOn(
    item: InboxItem,
    content: Input,
    { personId, conversation, file: { person } }: FoundPerson,
    address: AddressRecord,
  ): Promise<boolean> {
    if (!person || !isWrongParty(store, person, address)) return false
    const place = rightAddress(store, conversation, person, await store.addresses.ofPerson(personId))
    if (place === null) return false
    await intoConversation(parts, { id: `${item._id}.moved`, addressId: place, personId, content })
    return true
  }

  /** Another person is being talked to on this phone: it waits until that is over. */
  async function queuedBehind(
    item: InboxItem,
    { flow, answers = {} }: Extract<Input, { kind: 'start' }>,
    { personId, file }: FoundPerson,
    address: AddressRecord,
  ): Promise<boolean> {
    const other = await occupied(parts, personId, address, file.person?.merged)
    if (!other) return false
    if (!other.handled.includes(item._id))
      await store.conversations.commit({
        ...other,
        handled: [...other.handled, item._id],
        queue: [...other.queue, { id: `${item._id}.again`, flow, answers, personId }],
      })
    return true
  }
}
