import type { DeliveryStatus } from '../channel.ts'

/** The provider's word for a status as ours; null for one that says nothing about a delivery of ours. */
export const parseDeliveryStatus = (word: string | undefined): DeliveryStatus | null =>
  STATUSES.get(word?.toLowerCase() ?? '') ?? null

const STATUSES: ReadonlyMap<string, DeliveryStatus> = new Map([
  ['accepted', 'accepted'],
  ['scheduled', 'accepted'],
  ['queued', 'queued'],
  ['sending', 'sending'],
  ['sent', 'sent'],
  // Some parts of a long message have arrived: more than sent, not yet delivered.
  ['partially_delivered', 'sent'],
  ['delivered', 'delivered'],
  ['read', 'read'],
  ['failed', 'failed'],
  ['undelivered', 'undelivered'],
  ['canceled', 'canceled'],
])
