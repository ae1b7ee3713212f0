import type { AddressDoc, AddressState } from '../../cases/address.ts'
import type { Parts } from '../parts.ts'
import { createTellUpdates } from '../updates/tell-update.ts'

/** What a first delivery changes; whoever is known to be reached is told nothing. */
const UNREACHED: readonly (AddressState | undefined)[] = [undefined, 'NEW', 'FORMAT_OK', 'UNREACHABLE']

/**
 * Tells addresses that something arrived there. A wake-up call that is lost is made good by the next delivery: that a number
 * works is worth knowing, and nothing waits for it.
 */
export function createDelivered(parts: Pick<Parts, 'store' | 'wake' | 'clock'>) {
  const { store, clock } = parts
  const tellUpdates = createTellUpdates(parts)
  return async (messageIds: readonly string[]): Promise<void> => {
    const messages = new Map((await store.messages.many(messageIds)).map((message) => [message.addressId, message]))
    const documents = await store.cases.many<AddressDoc>([...messages.keys()].map((id) => `address:${id}`))
    const known = new Map(documents.map((document) => [document.subject, document]))
    await tellUpdates(
      [...messages]
        .filter(([addressId]) => UNREACHED.includes(known.get(addressId)?.doc.state))
        .map(([addressId, { _id }]) => ({
          // Two that arrive at one moment find the address as it was, and tell the same.
          key: `delivered:${addressId}:${known.get(addressId)?.version ?? 0}`,
          noun: 'address',
          subject: addressId,
          move: 'deliver',
          payload: {},
          actor: { kind: 'external' } as const,
          source: _id,
          eventAt: clock.now(),
        })),
    )
  }
}
