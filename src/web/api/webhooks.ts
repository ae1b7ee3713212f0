import { z } from 'zod'
import { NOUN_NAMES, nouns } from '../../cases/index.ts'
import { fresh } from '../../hub/webhooks/announce.ts'
import type { DeliveryRecord } from '../../store/webhook-deliveries.ts'
import type { WebhookRecord } from '../../store/webhooks.ts'
import { notFound, Problem } from './problem.ts'
import { type ApiParts, defineRoute, type Route } from './route.ts'
import { byId, cursor, id, instant, listOf, page, text } from './shapes.ts'

/** Everything that a subscriber may be told of. What one role alone reads is not among it. */
const TYPES: ReadonlySet<string> = new Set([
  '*',
  ...NOUN_NAMES.filter((name) => !nouns[name].sealed).flatMap((name) => [
    `${name}.*`,
    ...Object.keys(nouns[name].moves).map((move) => `${name}.${move}`),
  ]),
])
const MAX_EVENTS = 100

const about = {
  name: text(80),
  url: text(2_000).meta({ description: 'https, on the internet' }),
  events: z
    .array(z.string().refine((event) => TYPES.has(event), 'must be like claim.join, claim.* or *'))
    .min(1)
    .max(MAX_EVENTS),
  matters: z.array(id).min(1).max(MAX_EVENTS).optional().meta({ description: 'Of these matters only' }),
}
const webhookSchema = z
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
const withSecret = webhookSchema.extend({ secret: z.string() }).meta({ id: 'NewWebhook' })
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

export const webhookRoutes: readonly Route[] = [
  defineRoute({
    name: 'createWebhook',
    method: 'post',
    path: '/webhooks',
    summary:
      'Subscribe a server to accepted updates (Standard Webhooks). The secret is shown this once. Messages hold ids, nothing personal.',
    roles: ['admin'],
    body: z.strictObject(about),
    gives: { status: 201, schema: withSecret },
    run: async ({ body: { name, url, events, matters }, caller }, parts) => {
      checkUrl(parts, url)
      const { store } = parts.hub.parts
      const webhookId = `wh_${parts.newId()}`
      const secret = await store.webhooks.add({
        _id: webhookId,
        name,
        url,
        events,
        ...(matters ? { matters } : {}),
        createdAt: parts.now(),
        createdBy: caller.id,
      })
      return { body: { ...view(parts, await one(parts, webhookId)), secret } }
    },
  }),
  defineRoute({
    name: 'listWebhooks',
    method: 'get',
    path: '/webhooks',
    summary: 'List subscriptions, without their secrets.',
    roles: ['admin'],
    gives: { status: 200, schema: listOf(webhookSchema) },
    run: async (_request, parts) => ({
      body: { items: (await parts.hub.parts.store.webhooks.list()).map((each) => view(parts, each)), next: null },
    }),
  }),
  defineRoute({
    name: 'readWebhook',
    method: 'get',
    path: '/webhooks/:id',
    summary: 'Read a subscription.',
    roles: ['admin'],
    params: byId,
    gives: { status: 200, schema: webhookSchema },
    run: async ({ params }, parts) => ({ body: view(parts, await one(parts, params.id)) }),
  }),
  defineRoute({
    name: 'changeWebhook',
    method: 'patch',
    path: '/webhooks/:id',
    summary: 'Change a subscription, switch it off, or on again after it had failed for days.',
    roles: ['admin'],
    params: byId,
    body: z.strictObject({
      name: about.name.optional(),
      url: about.url.optional(),
      events: about.events.optional(),
      matters: about.matters,
      on: z.boolean().optional(),
    }),
    gives: { status: 200, schema: webhookSchema },
    run: async ({ params, body: { on, ...change } }, parts) => {
      if (change.url !== undefined) checkUrl(parts, change.url)
      const { store } = parts.hub.parts
      await one(parts, params.id)
      if (Object.values(change).some((value) => value !== undefined)) await store.webhooks.describe(params.id, change)
      if (on !== undefined) await store.webhooks.state(params.id, on ? 'active' : 'off')
      if (on === false) await store.webhookDeliveries.drop(params.id)
      return { body: view(parts, await one(parts, params.id)) }
    },
  }),
  defineRoute({
    name: 'deleteWebhook',
    method: 'delete',
    path: '/webhooks/:id',
    summary: 'End a subscription. What waits for it is not sent.',
    roles: ['admin'],
    params: byId,
    gives: { status: 200, schema: z.object({ removed: z.literal(true) }) },
    run: async ({ params }, { hub }) => {
      if (!(await hub.parts.store.webhooks.remove(params.id))) throw notFound('webhook')
      await hub.parts.store.webhookDeliveries.remove(params.id)
      return { body: { removed: true } }
    },
  }),
  defineRoute({
    name: 'exchangeWebhookSecret',
    method: 'post',
    path: '/webhooks/:id/secret',
    summary: 'Make another secret, shown this once. For a day both sign.',
    roles: ['admin'],
    params: byId,
    body: z.strictObject({}),
    gives: { status: 201, schema: withSecret },
    run: async ({ params }, parts) => {
      await one(parts, params.id)
      const secret = await parts.hub.parts.store.webhooks.exchange(params.id, parts.now())
      if (secret === null) throw new Problem(409, 'taken', 'Somebody exchanged the secret at the same moment.')
      return { body: { ...view(parts, await one(parts, params.id)), secret } }
    },
  }),
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
      const webhook = await one(parts, params.id)
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
      await one(parts, params.id)
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
      const webhook = await one(parts, params.id)
      if (webhook.state !== 'active') throw new Problem(409, 'off', 'The subscription is not on: switch it on first.')
      const { store, wake } = parts.hub.parts
      const repeated = await store.webhookDeliveries.again(params.id, new Date(body.since), parts.now())
      if (repeated > 0) await wake('webhook', { webhookId: params.id })
      return { body: { repeated } }
    },
  }),
]

/** @throws Problem 400 */
function checkUrl({ hub }: ApiParts, url: string): void {
  const problem = hub.parts.outside.problem(url)
  if (problem) throw new Problem(400, 'invalid', problem)
}

/** @throws Problem 404 */
async function one({ hub }: ApiParts, webhookId: string): Promise<WebhookRecord> {
  const webhook = await hub.parts.store.webhooks.get(webhookId)
  if (!webhook) throw notFound('webhook')
  return webhook
}

function view({ hub, now }: ApiParts, webhook: WebhookRecord): Record<string, unknown> {
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
