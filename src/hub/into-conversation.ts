import type { Input } from '../engine/input.ts'
import type { Parts } from './parts.ts'

/** Something of ours for the conversation with a person at an address. `id`: it enters once, however often it is put. */
export type OwnInput = { id: string; addressId: string; personId: string; content: Input }

/** Puts it into the inbox, behind what the person wrote before it, and wakes who handles that. */
export async function intoConversation(
  { store, clock, wake }: Pick<Parts, 'store' | 'clock' | 'wake'>,
  input: OwnInput,
): Promise<void> {
  await store.inbox.add({ ...input, kind: 'input', receivedAt: clock.now() })
  await wake('converse', { addressId: input.addressId })
}
