import { z } from 'zod'
import type { InboxItem } from '../../store/inbox.ts'
import { type Caller, MAY_READ_WORDS } from './caller.ts'
import { notFound, Problem } from './problem.ts'
import { type ApiParts, defineRoute, type Route } from './route.ts'
import { byId, cursor, listOf, page } from './shapes.ts'

const summarySchema = z
  .object({
    id: z.string().meta({ description: 'As a row of the queue names it behind `inbox/`' }),
    received_at: z.string(),
    reason: z.string(),
    person_id: z.string().nullable(),
  })
  .meta({ id: 'SetAside' })

const summary = ({ _id, receivedAt, reason, personId }: InboxItem) => ({
  id: _id,
  received_at: receivedAt.toISOString(),
  reason: reason ?? 'unknown',
  person_id: personId ?? null,
})

/** Whose it is, is not known yet, so it belongs to no matter. */
function forAllMatters({ matters }: Caller): void {
  if (matters !== undefined)
    throw new Problem(403, 'not_allowed', 'What was put aside is read with a key for all matters.')
}

/** Before anything is shown: a read that cannot be logged does not happen. */
const note = ({ hub, now }: ApiParts, { id: actor, role }: Caller, subject: string, count?: number): Promise<void> =>
  hub.parts.store.accessLog.note({
    ...{ at: now(), actor, role, what: 'thread', subject },
    ...(count === undefined ? {} : { count }),
  })

/** What came in and was not taken into a conversation: mails that prove too little, and what could not be read. */
export const setAsideRoutes: readonly Route[] = [
  defineRoute({
    name: 'listSetAside',
    method: 'get',
    path: '/set-aside',
    summary: 'What was put aside for a person, the oldest first: when it came and why, without its words.',
    roles: MAY_READ_WORDS,
    query: z.strictObject(page),
    gives: { status: 200, schema: listOf(summarySchema) },
    run: async ({ query: { limit, after }, caller }, parts) => {
      forAllMatters(caller)
      const [at, id] = cursor.position(after, 2) ?? []
      const before = at === undefined ? undefined : { at: new Date(Number(at)), id: String(id) }
      const items = await parts.hub.parts.store.inbox.setAside(limit, before)
      const last = items.length === limit ? items.at(-1) : undefined
      await note(parts, caller, 'inbox:list', items.length)
      const next = last ? cursor.write(JSON.stringify([last.receivedAt.getTime(), last._id])) : null
      return { body: { items: items.map(summary), next } }
    },
  }),
  defineRoute({
    name: 'readSetAside',
    method: 'get',
    path: '/set-aside/:id',
    summary: 'Read what was put aside, with its words. The reading is logged.',
    roles: MAY_READ_WORDS,
    params: byId,
    gives: {
      status: 200,
      schema: summarySchema
        .extend({ content: z.looseObject({}).meta({ description: 'As it came, read as far as it could be' }) })
        .meta({ id: 'SetAsideContent' }),
    },
    run: async ({ params, caller }, parts) => {
      forAllMatters(caller)
      const { inbox } = parts.hub.parts.store
      const item = await inbox.get(params.id)
      if (item?.state !== 'quarantined' || item.sealed === undefined) throw notFound('item')
      await note(parts, caller, `inbox:${params.id}`)
      return { body: { ...summary(item), content: inbox.content<Record<string, unknown>>(item) } }
    },
  }),
]
