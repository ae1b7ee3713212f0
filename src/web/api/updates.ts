import { z } from 'zod'
import { NOUN_NAMES, nouns } from '../../cases/index.ts'
import type { UpdateRecord } from '../../store/updates.ts'
import { Problem } from './problem.ts'
import { defineRoute, type Route } from './route.ts'
import { cursor, id, listOf, page } from './shapes.ts'
import { showUpdates, updateSchema } from './update-view.ts'

/** What one role alone reads is not in the log that others read. */
const SEALED = NOUN_NAMES.filter((name) => nouns[name].sealed)

export const updateRoutes: readonly Route[] = [
  defineRoute({
    name: 'listUpdates',
    method: 'get',
    path: '/updates',
    summary: 'The update log, newest first: what was said, by whom, and what became of it.',
    roles: ['admin', 'staff', 'safety'],
    query: z.strictObject({
      ...page,
      outcome: z.enum(['pending', 'accepted', 'refused']).optional(),
      noun: z.enum(NOUN_NAMES).optional(),
      subject: id.optional(),
      person: id.optional(),
    }),
    gives: { status: 200, schema: listOf(updateSchema) },
    run: async ({ query: { limit, after, outcome, noun, subject, person }, caller }, { hub, now }) => {
      const { store } = hub.parts
      const from = readCursor(after)
      const filter = {
        ...(outcome ? { outcome } : {}),
        noun: noun ? (SEALED.includes(noun) ? { $in: [] } : noun) : { $nin: SEALED },
        ...(subject ? { subject } : {}),
        ...(person ? { personId: person } : {}),
        ...(from ? { $or: [{ receivedAt: { $lt: from.at } }, { receivedAt: from.at, _id: { $lt: from.key } }] } : {}),
      }
      const records = await store.updates.model
        .find(filter as never)
        .sort({ receivedAt: -1, _id: -1 })
        .limit(limit + 1)
        .lean<UpdateRecord[]>()
      const shown = records.slice(0, limit)
      const last = shown.at(-1)
      await store.accessLog.note({
        at: now(),
        actor: caller.id,
        role: caller.role,
        what: 'updates',
        subject: person ?? subject ?? 'all',
      })
      const next = records.length > limit && last ? cursor.write(`${last.receivedAt.getTime()} ${last._id}`) : null
      return { body: { items: await showUpdates(store, shown), next } }
    },
  }),
]

function readCursor(after: string | undefined): { at: Date; key: string } | undefined {
  const text = cursor.read(after)
  if (text === undefined) return undefined
  const [, at, key] = /^(\d{1,15}) (\S+)$/.exec(text) ?? []
  if (at === undefined || key === undefined)
    throw new Problem(400, 'invalid', 'after must be the `next` of the page before.')
  return { at: new Date(Number(at)), key }
}
