import { z } from 'zod'
import { NOUN_NAMES, nouns } from '../../cases/index.ts'
import type { UpdateRecord } from '../../store/updates.ts'
import { Problem } from './problem.ts'
import { defineRoute, type Route } from './route.ts'
import { cursor, id, listOf, page } from './shapes.ts'
import { showUpdates, updateSchema } from './update-view.ts'

/** What one role alone reads is not in the log that others read. */
const SEALED = NOUN_NAMES.filter((name) => nouns[name].sealed)

const OUTCOMES = ['pending', 'accepted', 'refused'] as const
const newestFirst = (a: UpdateRecord, b: UpdateRecord): number =>
  b.receivedAt.getTime() - a.receivedAt.getTime() || (a._id < b._id ? 1 : -1)

export const updateRoutes: readonly Route[] = [
  defineRoute({
    name: 'listUpdates',
    method: 'get',
    path: '/updates',
    summary: 'The update log, newest first: what was said, by whom, and what became of it.',
    roles: ['admin', 'staff', 'safety'],
    query: z.strictObject({
      ...page,
      outcome: z.enum(OUTCOMES).optional(),
      noun: z.enum(NOUN_NAMES).optional(),
      subject: id.optional(),
      person: id.optional(),
    }),
    gives: { status: 200, schema: listOf(updateSchema) },
    run: async ({ query: { limit, after, outcome, noun, subject, person }, caller }, { hub, now }) => {
      const { store } = hub.parts
      const filter = {
        ...(noun ? { noun: SEALED.includes(noun) ? { $in: [] } : noun } : {}),
        ...(subject ? { subject } : {}),
        ...(person ? { personId: person } : {}),
      }
      // Of nobody and nothing in particular they are found by their outcome: there is no other index for the whole log.
      const outcomes = outcome ? [outcome] : person || subject ? [{ $in: [...OUTCOMES] }] : OUTCOMES
      const read = async (within: object, most: number): Promise<UpdateRecord[]> => {
        const parts = outcomes.map((each) =>
          store.updates.model
            .find({ ...filter, outcome: each, ...within } as never)
            .sort({ receivedAt: -1, _id: -1 })
            .limit(most)
            .lean<UpdateRecord[]>(),
        )
        return (await Promise.all(parts)).flat().sort(newestFirst).slice(0, most)
      }
      const records: UpdateRecord[] = []
      for (let from = readCursor(after); records.length <= limit; ) {
        // Of one instant first, then of those before: two questions, since the embedded store has no index for one with `$or`.
        const same = from ? await read({ receivedAt: from.at, _id: { $lt: from.key } }, limit + 1) : []
        const rest = limit + 1 - same.length
        const found = rest > 0 ? [...same, ...(await read(from ? { receivedAt: { $lt: from.at } } : {}, rest))] : same
        // Left out here and not in the question, for which the embedded store would have no index.
        records.push(...found.filter((record) => !SEALED.some((name) => name === record.noun)))
        const last = found.at(-1)
        if (found.length <= limit || !last) break
        from = { at: last.receivedAt, key: last._id }
      }
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
