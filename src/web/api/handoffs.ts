import { z } from 'zod'
import { HANDOFF_STATES, type HandoffDoc, PRIORITIES } from '../../cases/handoff.ts'
import type { AnyDoc } from '../../cases/index.ts'
import { caseOf, maySee, pageOfCases, shown } from './case-pages.ts'
import { moveCase } from './move-case.ts'
import { type ApiRequest, defineRoute, type Route } from './route.ts'
import { byId, id, listOf, page } from './shapes.ts'

export const handoffSchema = z
  .looseObject({
    id: z.string(),
    state: z.enum(HANDOFF_STATES),
    reason: z.string(),
    priority: z.enum(PRIORITIES),
    person_id: z.string().optional(),
    claim_id: z.string().optional(),
    silent: z.boolean().meta({ description: 'The bot is silent in that conversation until this is resolved' }),
    version: z.int(),
    updated_at: z.string(),
  })
  .meta({ id: 'Handoff' })

/** Urgency, then age. A row that becomes more urgent while somebody pages stands on the first page of the next reading. */
const QUEUE = ['facets.urgency', 'facets.opened_at', '_id'] as const

const step = (move: 'take' | 'wait' | 'release' | 'resolve', summary: string): Route =>
  defineRoute({
    name: `${move}Handoff`,
    method: 'post',
    path: `/handoffs/:id/${move}`,
    summary,
    roles: ['admin', 'staff', 'safety'],
    params: byId,
    body: move === 'resolve' ? z.strictObject({ note: z.string().max(2_000).optional() }) : z.strictObject({}),
    gives: { status: 200, schema: handoffSchema },
    run: async (
      { params, body, caller, id: requestId }: ApiRequest<{ id: string }, unknown, { note?: string | undefined }>,
      parts,
    ) => {
      const { personId } = await caseOf<HandoffDoc>(parts.hub.parts.store, caller, 'handoff', params.id)
      const payload = body.note ? { note: body.note } : {}
      return moveCase(parts, caller, { noun: 'handoff', subject: params.id, move, payload, personId, id: requestId })
    },
  })

export const handoffRoutes: readonly Route[] = [
  defineRoute({
    name: 'listHandoffs',
    method: 'get',
    path: '/handoffs',
    summary: 'The staff queue: the most urgent first, then the longest waiting.',
    roles: ['admin', 'staff', 'safety'],
    query: z.strictObject({
      ...page,
      state: z.enum(HANDOFF_STATES).optional(),
      priority: z.enum(PRIORITIES).optional(),
      person: id.optional(),
    }),
    gives: { status: 200, schema: listOf(handoffSchema) },
    run: async ({ query: { limit, after, state, priority, person }, caller }, { hub }) => {
      const filter = {
        noun: 'handoff',
        ...(state ? { state } : {}),
        ...(person ? { personId: person } : {}),
        ...(priority ? { facets: { priority } } : {}),
      }
      const { documents, next } = await pageOfCases<AnyDoc>(hub.parts.store, filter, limit, after, QUEUE)
      // A key for some matters sees the rows of their people only.
      const seen = await Promise.all(documents.map((each) => maySee(hub.parts.store, caller, each)))
      return { body: { items: documents.filter((_, at) => seen[at]).map(shown), next } }
    },
  }),
  defineRoute({
    name: 'readHandoff',
    method: 'get',
    path: '/handoffs/:id',
    summary: 'Read a hand-off.',
    roles: ['admin', 'staff', 'safety'],
    params: byId,
    gives: { status: 200, schema: handoffSchema },
    run: async ({ params, caller }, { hub }) => ({
      body: shown(await caseOf<HandoffDoc>(hub.parts.store, caller, 'handoff', params.id)),
    }),
  }),
  step('take', 'Take a hand-off: it is yours until you release or resolve it.'),
  step('wait', 'Say that the person has to answer.'),
  step('release', 'Give a hand-off back to the queue.'),
  step('resolve', 'Resolve a hand-off. Where the bot was silent it speaks again.'),
]
