import { z } from 'zod'
import { NOUN_NAMES, nouns } from '../../cases/index.ts'
import { notFound, Problem } from './problem.ts'
import { type ApiParts, defineRoute, type Route } from './route.ts'
import { byId, id, listOf, text } from './shapes.ts'
import { webhookOf, webhookSchema, webhookView } from './webhook-view.ts'

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
const withSecret = webhookSchema.extend({ secret: z.string() }).meta({ id: 'NewWebhook' })

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
      return { body: { ...webhookView(parts, await webhookOf(parts, webhookId)), secret } }
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
      body: {
        items: (await parts.hub.parts.store.webhooks.list()).map((each) => webhookView(parts, each)),
        next: null,
      },
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
    run: async ({ params }, parts) => ({ body: webhookView(parts, await webhookOf(parts, params.id)) }),
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
      await webhookOf(parts, params.id)
      if (Object.values(change).some((value) => value !== undefined)) await store.webhooks.describe(params.id, change)
      if (on !== undefined) await store.webhooks.state(params.id, on ? 'active' : 'off')
      if (on === false) await store.webhookDeliveries.drop(params.id)
      return { body: webhookView(parts, await webhookOf(parts, params.id)) }
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
      await webhookOf(parts, params.id)
      const secret = await parts.hub.parts.store.webhooks.exchange(params.id, parts.now())
      if (secret === null) throw new Problem(409, 'taken', 'Somebody exchanged the secret at the same moment.')
      return { body: { ...webhookView(parts, await webhookOf(parts, params.id)), secret } }
    },
  }),
]

/** @throws Problem 400 */
function checkUrl({ hub }: ApiParts, url: string): void {
  const problem = hub.parts.outside.problem(url)
  if (problem) throw new Problem(400, 'invalid', problem)
}
