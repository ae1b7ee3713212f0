import { createHash } from 'node:crypto'
import { nounOf } from '../../cases/index.ts'
import type { DeliveryRecord } from '../../store/webhook-deliveries.ts'
import type { WebhookRecord } from '../../store/webhooks.ts'
import type { Parts } from '../parts.ts'
import type { Folding } from '../updates/fold-documents.ts'

/** Puts on its way, to every subscription that wants to know, that an update was accepted. */
export type Announce = (foldings: readonly Folding[]) => Promise<void>

/**
 * Ids are made from subscription and update, and written before the outcome of the update is: after a crash the same are made
 * again, and nothing is told twice. What one role alone reads is told to nobody.
 */
export function createAnnounce({ store, wake, clock }: Pick<Parts, 'store' | 'wake' | 'clock'>): Announce {
  return async (foldings) => {
    const webhooks = await store.webhooks.active()
    if (webhooks.length === 0) return
    const now = clock.now()
    const deliveries: DeliveryRecord[] = []
    for (const { records, outcomes, next } of foldings) {
      if (nounOf(next.noun)?.sealed) continue
      const news = records.filter(({ _id, outcome }) => outcome !== 'accepted' && outcomes.get(_id)?.accepted)
      for (const { _id: key, move, eventAt } of news) {
        const type = `${next.noun}.${move}`
        const { noun, subject: id, matterId: matter } = next
        const data = { noun, id, move, ...(matter === undefined ? {} : { matter }) }
        for (const webhook of webhooks)
          if (wants(webhook, type, matter))
            deliveries.push({ ...fresh(webhook._id, key, now), type, at: eventAt, data })
      }
    }
    await store.webhookDeliveries.add(deliveries)
    for (const webhookId of new Set(deliveries.map(({ webhook }) => webhook))) await wake('webhook', { webhookId })
  }
}

/** A delivery that waits for its first attempt. */
export const fresh = (
  webhook: string,
  key: string,
  now: Date,
): Pick<DeliveryRecord, '_id' | 'webhook' | 'state' | 'attempts' | 'nextAt' | 'createdAt'> => ({
  _id: `msg_${createHash('sha256').update(`${webhook}/${key}`).digest('base64url').slice(0, 32)}`,
  webhook,
  state: 'waiting',
  attempts: 0,
  nextAt: now,
  createdAt: now,
})

export const wants = ({ events, matters }: WebhookRecord, type: string, matter: string | undefined): boolean =>
  events.some((event) => event === '*' || event === type || event === `${type.split('.')[0]}.*`) &&
  (matters === undefined || (matter !== undefined && matters.includes(matter)))
