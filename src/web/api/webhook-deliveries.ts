import { z } from 'zod'
import { fresh } from '../../hub/webhooks/announce.ts'
import type { DeliveryRecord } from '../../store/webhook-deliveries.ts'
import { Problem } from './problem.ts'
import { defineRoute, type Route } from './route.ts'
import { byId, cursor, instant, listOf, page } from './shapes.ts'
import { webhookOf } from './webhook-view.ts'

const deliverySchema = z
  .object({
    id: z.string().meta({ description: 'The header webhook-id' }),
    type: z.string(),
    at: z.string(),
    data: z.looseObject({ noun: z.string(), id: z.string(), move: z.string() }),
    state: z.enum(['waiting', 'delivered', 'failed', 'dropped']),
    attempts: z.int(),
    next_at: z.string().nullable(),
    last: z.string().nullable().meta({ description: 'Status of the last answer, or why there was none' }),
    last_at: z.string().nullable(),
  })
  .meta({ id: 'WebhookDelivery' })

/** What subscribers were sent, and what is sent once more. */
export const webhookDeliveryRoutes: readonly Route[] = [
  defineRoute({
    name: 'tryWebhook',
    method: 'post',
    path: '/webhooks/:id/try',
    summary: 'Send a message of the type `webhook.try`, of no case.',
    roles: ['admin'],
    params: byId,
    body: z.strictObject({}),
    gives: { status: 201, schema: z.object({ id: z.string() }) },
    run: async ({ params, id: requestId }, parts) => {
      const webhook = await webhookOf(parts, params.id)
      if (webhook.state !== 'active') throw new Problem(409, 'off', 'The subscription is not on: switch it on first.')
      const { store, wake } = parts.hub.parts
      const delivery: DeliveryRecord = {
        ...fresh(params.id, `try/${requestId}`, parts.now()),
        type: 'webhook.try',
        at: parts.now(),
        data: { noun: 'webhook', id: params.id, move: 'try' },
      }
      await store.webhookDeliveries.add([delivery])
      await wake('webhook', { webhookId: params.id })
      return { body: { id: delivery._id } }
    },
  }),
  defineRoute({
    name: 'listWebhookDeliveries',
    method: 'get',
    path: '/webhooks/:id/deliveries',
    summary: 'What was sent to a subscriber in the last thirty days and what became of it, the newest first.',
    roles: ['admin'],
    params: byId,
    query: z.strictObject({ ...page, state: z.enum(['waiting', 'delivered', 'failed', 'dropped']).optional() }),
    gives: { status: 200, schema: listOf(deliverySchema) },
    run: async ({ params, query: { limit, after, state } }, parts) => {
      await webhookOf(parts, params.id)
      const [at, last] = cursor.position(after, 2) ?? []
      const rows = await parts.hub.parts.store.webhookDeliveries.list(params.id, limit + 1, {
        ...(state ? { state } : {}),
        ...(at === undefined ? {} : { beyond: { createdAt: new Date(at), _id: String(last) } }),
      })
      const shown = rows.slice(0, limit)
      const end = shown.at(-1)
      const next = rows.length > limit && end ? cursor.write(JSON.stringify([end.createdAt.getTime(), end._id])) : null
      return { body: { items: shown.map(viewDelivery), next } }
    },
  }),
  defineRoute({
    name: 'repeatWebhookDeliveries',
    method: 'post',
    path: '/webhooks/:id/deliveries',
    summary: 'Send again what did not arrive since an instant. Ids stay: what did arrive is known by them.',
    roles: ['admin'],
    params: byId,
    body: z.strictObject({ since: instant }),
    gives: { status: 200, schema: z.object({ repeated: z.int() }) },
    run: async ({ params, body }, parts) => {
      const webhook = await webhookOf(parts, params.id)
      if (webhook.state !== 'active') throw new Problem(409, 'off', 'The subscription is not on: switch it on first.')
      const { store, wake } = parts.hub.parts
      const repeated = await store.webhookDeliveries.again(params.id, new Date(body.since), parts.now())
      if (repeated > 0) await wake('webhook', { webhookId: params.id })
      return { body: { repeated } }
    },
  }),
]

const viewDelivery = (delivery: DeliveryRecord): Record<string, unknown> => ({
  id: delivery._id,
  type: delivery.type,
  at: delivery.at.toISOString(),
  data: delivery.data,
  state: delivery.state,
  attempts: delivery.attempts,
  next_at: delivery.nextAt?.toISOString() ?? null,
  last: delivery.last ?? null,
  last_at: delivery.lastAt?.toISOString() ?? null,
})
