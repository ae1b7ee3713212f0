import type { DeliveryStatus } from './channel.ts'

/**
 * Does this status move a message forward? Callbacks arrive late, twice and out of order. The ends (failed, undelivered, canceled)
 * stand unless a later `delivered` or `read` proves the message arrived after all.
 */
export const isForward = (known: DeliveryStatus | undefined, told: DeliveryStatus): boolean =>
  known === undefined || RANK[told] > RANK[known]

/** The ends rank above everything but a proof of arrival; between two ends the first one told stays. */
const RANK: Record<DeliveryStatus, number> = {
  accepted: 0,
  queued: 1,
  sending: 2,
  sent: 3,
  failed: 4,
  undelivered: 4,
  canceled: 4,
  delivered: 5,
  read: 6,
}
