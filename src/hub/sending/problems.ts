import type { Policy } from '../../channels/channel.ts'
import type { MessageRecord } from '../../store/messages.ts'
import type { Parts } from '../parts.ts'
import type { Relay } from '../relay.ts'
import { onFailure } from './on-failure.ts'

/** Deals with a failure that came by callback, by the same policies as one that came as an answer. */
export async function dealWithProblem(
  parts: Parts & { policyOf: (code: string) => Policy },
  relay: Relay,
  message: MessageRecord,
): Promise<void> {
  const address = await parts.store.addresses.get(message.addressId)
  const code = message.problem ?? 'none'
  parts.metrics.sends.inc({ channel: address?.channel ?? 'none', status: 'failed', code })
  if (!address) return parts.store.messages.problemSettled(message._id)
  await onFailure(parts, relay, message, address, { kind: 'refused', policy: parts.policyOf(code), code })
}
