import { z } from 'zod'
import { audienceFields, isAimed } from '../../cases/broadcast-doc.ts'
import { fieldProblem } from '../../cases/field.ts'
import type { SegmentRecord } from '../../store/segments.ts'
import { caseOf } from './case-pages.ts'
import { Problem } from './problem.ts'
import { defineRoute, type Route } from './route.ts'
import { id, text } from './shapes.ts'

const words = z.array(z.string().max(200)).max(50)
const audience = z.strictObject({
  states: words.optional(),
  countries: words.optional(),
  regions: words.optional(),
  towns: words.optional(),
  languages: words.optional(),
  people: words.optional(),
})
const segment = z
  .object({
    id: z.string(),
    matter: z.string(),
    title: z.string(),
    audience: z.looseObject({}),
    created_at: z.string(),
  })
  .meta({ id: 'Segment' })
const view = ({ _id, matterId, title, audience: of, createdAt }: SegmentRecord): z.infer<typeof segment> => ({
  id: _id,
  matter: matterId,
  title,
  audience: of,
  created_at: createdAt.toISOString(),
})

/** Criteria saved under a name, for the broadcasts of a matter. */
export const segmentRoutes: readonly Route[] = [
  defineRoute({
    name: 'createSegment',
    method: 'post',
    path: '/segments',
    summary: 'Save criteria under a name. A segment is never changed: what was frozen by it stays what it was.',
    roles: ['admin', 'staff'],
    body: z.strictObject({ id, matter: id, title: text(120), audience }),
    gives: { status: 201, schema: segment },
    run: async ({ body, caller }, { hub, now }) => {
      const { store } = hub.parts
      await caseOf(store, caller, 'matter', body.matter)
      const wrong = fieldProblem('audience', audienceFields.audience ?? 'word', body.audience)
      if (wrong) throw new Problem(400, 'invalid', wrong)
      if (!isAimed(body.audience as SegmentRecord['audience']))
        throw new Problem(400, 'invalid', 'Say whom it is for: a filter that says nothing would mean everybody.')
      const record = {
        _id: body.id,
        matterId: body.matter,
        title: body.title,
        audience: body.audience as SegmentRecord['audience'],
        createdAt: now(),
        by: caller.id,
      }
      if (!(await store.segments.add(record))) throw new Problem(409, 'taken', 'This id is taken.')
      return { status: 201, body: view(record) }
    },
  }),
  defineRoute({
    name: 'listSegments',
    method: 'get',
    path: '/segments',
    summary: 'The saved segments of a matter.',
    roles: ['admin', 'staff', 'advocate'],
    query: z.strictObject({ matter: id }),
    gives: { status: 200, schema: z.object({ items: z.array(segment) }) },
    run: async ({ query, caller }, { hub }) => {
      await caseOf(hub.parts.store, caller, 'matter', query.matter)
      return { body: { items: (await hub.parts.store.segments.of(query.matter)).map(view) } }
    },
  }),
]
