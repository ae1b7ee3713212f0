import { z } from 'zod'
import type { WebhookRecord } from '../../store/webhooks.ts'
import { notFound } from './problem.ts'
import type { ApiParts } from './route.ts'

export const webhookView = ({ hub, now }: ApiParts, webhook: WebhookRecord): Record<string, unknown> => {
  const { store } = hub.parts
  return {
    id: webhook._id,
    name: webhook.name,
    url: store.webhooks.url(webhook),
    events: webhook.events,
    matters: webhook.matters ?? null,
    state: webhook.state,
    failing_since: webhook.failingSince?.toISOString() ?? null,
    secrets: store.webhooks.secrets(webhook, now()).length,
    created_at: webhook.createdAt.toISOString(),
  }
}

export const webhookSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    url: z.string(),
    events: z.array(z.string()),
    matters: z.array(z.string()).nullable(),
    state: z.enum(['active', 'failing', 'gone', 'off']),
    failing_since: z.string().nullable(),
    secrets: z.int().meta({ description: 'That sign now: two while they are exchanged' }),
    created_at: z.string(),
  })
  .meta({ id: 'Webhook' })

/** @throws Problem 404 */
export async function webhookOf({ hub }: ApiParts, webhookId: string): Promise<WebhookRecord> {
  const webhook = await hub.parts.store.webhooks.get(webhookId)
  if (!webhook) throw notFound('webhook')
  return webhook
}
