import type { Outside } from '../../channels/outside/outside.ts'
import type { DeliveryRecord } from '../../store/webhook-deliveries.ts'
import type { WebhookRecord } from '../../store/webhooks.ts'
import type { Parts } from '../parts.ts'
import type { Relay } from '../relay.ts'
import { waitAfter } from './schedule.ts'
import { signedHeaders } from './sign.ts'

/** Messages sent at the same time to one server. */
const TOGETHER = 5
const BATCH = 100
/** A process that died while it sent is made up for after this. Longer than a post may take. */
const CLAIM_MS = 60_000
/** A server that took nothing for so long is given up. */
const GIVEN_UP_MS = 5 * 86_400_000
const GONE = 410

/**
 * Sends what is due for one subscription. A message is signed anew with each attempt and keeps its id, so that whoever gets it
 * twice knows it. After a failure the rest waits: the server is likely to refuse that, too.
 * @returns how many were delivered
 */
export function createSendWebhooks(
  parts: Pick<Parts, 'store' | 'clock' | 'metrics'> & { outside: Outside; random?: () => number },
  relay: Pick<Relay, 'handOff'>,
) {
  const { store, clock, metrics, outside, random = Math.random } = parts

  return async (webhookId: string): Promise<number> => {
    let delivered = 0
    for (;;) {
      const webhook = await store.webhooks.get(webhookId)
      if (webhook?.state !== 'active') {
        await store.webhookDeliveries.drop(webhookId)
        return delivered
      }
      const due = await store.webhookDeliveries.due(webhookId, clock.now(), BATCH)
      for (let from = 0; from < due.length; from += TOGETHER) {
        const some = await Promise.all(due.slice(from, from + TOGETHER).map((each) => send(webhook, each)))
        delivered += some.filter((outcome) => outcome === 'delivered').length
        if (some.includes('failed')) return delivered
      }
      if (due.length < BATCH) return delivered
    }
  }

  async function send(webhook: WebhookRecord, delivery: DeliveryRecord): Promise<'delivered' | 'failed' | 'taken'> {
    const now = clock.now()
    if (!(await store.webhookDeliveries.claim(delivery, new Date(now.getTime() + CLAIM_MS)))) return 'taken'
    const { _id: id, type, at, data } = delivery
    const body = JSON.stringify({ type, timestamp: at.toISOString(), data })
    const headers = signedHeaders(store.webhooks.secrets(webhook, now), { id, at: now, body })
    const posted = await outside.post(store.webhooks.url(webhook), headers, body)
    const ended = { last: 'status' in posted ? String(posted.status) : posted.code, lastAt: clock.now() }
    if ('status' in posted && posted.status >= 200 && posted.status <= 299) {
      metrics.webhooksSent.inc({ outcome: 'delivered' })
      await store.webhookDeliveries.settle(id, { ...ended, state: 'delivered', nextAt: null })
      await store.webhooks.taken(webhook._id)
      return 'delivered'
    }
    metrics.webhooksSent.inc({ outcome: 'failed' })
    const asked = 'retryAfterMs' in posted ? posted.retryAfterMs : undefined
    const wait = waitAfter(delivery.attempts + 1, random(), asked)
    await store.webhookDeliveries.settle(id, {
      ...ended,
      state: wait === null ? 'failed' : 'waiting',
      nextAt: wait === null ? null : new Date(clock.now().getTime() + wait),
    })
    await judge(webhook, 'status' in posted && posted.status === GONE)
    return 'failed'
  }

  /** Whether the subscription ends. Then the team is told, once for each time that it was on. */
  async function judge({ _id: id }: WebhookRecord, gone: boolean): Promise<void> {
    const now = clock.now()
    const since = await store.webhooks.refused(id, now)
    if (!gone && now.getTime() - since.getTime() < GIVEN_UP_MS) return
    await relay.handOff({
      id: `webhook:${id}:${since.getTime()}`,
      reason: gone ? 'webhook_gone' : 'webhook_failing',
      priority: 'high',
      about: `webhook/${id}`,
    })
    await store.webhooks.state(id, gone ? 'gone' : 'failing')
    await store.webhookDeliveries.drop(id)
  }
}
