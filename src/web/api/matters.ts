import { z } from 'zod'
import type { ClaimDoc } from '../../cases/claim.ts'
import { CLAIM_STATES } from '../../cases/claim-doc.ts'
import { type AnyDoc, nouns } from '../../cases/index.ts'
import { CATEGORIES, MATTER_STATES, type MatterDoc, PARTICIPATIONS } from '../../cases/matter-doc.ts'
import { OUTREACH_ACTIONS } from '../../hub/outreach/outreach.ts'
import { readFunnel } from '../../hub/updates/funnel.ts'
import type { Store } from '../../store/index.ts'
import { actorOf } from './caller.ts'
import { caseOf, pageOfCases, shown } from './case-pages.ts'
import { moveCase } from './move-case.ts'
import { notFound, Problem } from './problem.ts'
import { type ApiParts, defineRoute, type Route } from './route.ts'
import { byId, instant, listOf, moveBody, page, text, withoutEmpty } from './shapes.ts'

const facts = {
  alias: text(14).meta({ description: 'What we call ourselves in this matter; at most 14 characters' }).optional(),
  defender: text(60).optional(),
  public_phone: text(30).optional(),
  company: text(60).optional(),
  advocate: text(60).optional(),
  firm: text(80).optional(),
  case_number: text(40).optional(),
  court: text(80).optional(),
  place: text(80).optional(),
  expected_month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'must be a month like 2026-11')
    .optional(),
}
const about = {
  category: z.enum(CATEGORIES).optional(),
  participation: z.enum(PARTICIPATIONS).optional(),
  deadline: instant.optional().meta({ description: 'End of the last day to join, at the court' }),
  court_zone: z.string().refine(isZone, 'must be a zone like America/Chicago').optional(),
  languages: z.array(text(20)).max(20).optional(),
  class_size: z.int().min(1).max(1_000_000).optional(),
}
const matterId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/, 'must be 1 to 40 letters, digits, - or _')

export const matterSchema = z
  .looseObject({
    id: z.string(),
    state: z.enum(MATTER_STATES),
    title: z.string().optional(),
    ...about,
    facts: z.looseObject({}),
    outreach: z.enum(['none', 'running', 'paused', 'stopped']),
    version: z.int(),
    updated_at: z.string(),
  })
  .meta({ id: 'Matter' })

export const matterRoutes: readonly Route[] = [
  defineRoute({
    name: 'createMatter',
    method: 'post',
    path: '/matters',
    summary: 'Create a matter. It is open at once unless `intake` is true.',
    roles: ['admin', 'staff'],
    body: z.strictObject({ id: matterId, title: text(120), intake: z.boolean().default(false), ...about, ...facts }),
    gives: { status: 201, schema: matterSchema },
    run: async ({ body: { id: subject, intake, ...payload }, caller, id }, parts) => {
      const created = await moveCase(parts, caller, {
        noun: 'matter',
        subject,
        move: 'create',
        payload: withoutEmpty(payload),
        id,
      })
      return intake ? created : moveCase(parts, caller, { noun: 'matter', subject, move: 'open', payload: {}, id })
    },
  }),
  defineRoute({
    name: 'listMatters',
    method: 'get',
    path: '/matters',
    summary: 'List matters.',
    roles: ['admin', 'staff', 'finance', 'safety', 'advocate', 'defender', 'integration'],
    query: z.strictObject({ ...page, state: z.enum(MATTER_STATES).optional() }),
    gives: { status: 200, schema: listOf(matterSchema) },
    run: async ({ query: { limit, after, state }, caller }, { hub }) => {
      const { store } = hub.parts
      if (caller.matters !== undefined) {
        const own = await Promise.all(caller.matters.map((each) => store.cases.get<MatterDoc>('matter', each)))
        const seen = own.filter((each) => each !== null && (state === undefined || each.state === state))
        return { body: { items: seen.map((each) => shown(each as NonNullable<typeof each>)), next: null } }
      }
      const filter = { noun: 'matter', ...(state ? { state } : {}) }
      const { documents, next } = await pageOfCases<AnyDoc>(store, filter, limit, after)
      return { body: { items: documents.map(shown), next } }
    },
  }),
  defineRoute({
    name: 'readMatter',
    method: 'get',
    path: '/matters/:id',
    summary: 'Read a matter.',
    roles: ['admin', 'staff', 'finance', 'safety', 'advocate', 'defender', 'integration'],
    params: byId,
    gives: { status: 200, schema: matterSchema },
    run: async ({ params, caller }, { hub }) => ({
      body: shown(await caseOf<MatterDoc>(hub.parts.store, caller, 'matter', params.id)),
    }),
  }),
  defineRoute({
    name: 'changeMatter',
    method: 'patch',
    path: '/matters/:id',
    summary: 'Change what a matter says of itself. A new deadline is told to every claim that it concerns.',
    roles: ['admin', 'staff'],
    params: byId,
    body: z.strictObject({ title: text(120).optional(), ...about, ...facts }),
    gives: { status: 200, schema: matterSchema },
    run: async ({ params, body, caller, id }, parts) => {
      await caseOf(parts.hub.parts.store, caller, 'matter', params.id)
      const payload = withoutEmpty(body)
      const answer = await moveCase(parts, caller, {
        noun: 'matter',
        subject: params.id,
        move: 'describe',
        payload,
        id,
      })
      if (body.deadline) await moveDeadline(parts, params.id, body.deadline, actorOf(caller), id)
      return answer
    },
  }),
  defineRoute({
    name: 'moveMatter',
    method: 'post',
    path: '/matters/:id/moves',
    summary: 'Move a matter on: open, activate, settle, decide, hold ...',
    roles: ['admin', 'staff', 'finance', 'advocate'],
    params: byId,
    body: moveBody(nouns.matter),
    gives: { status: 200, schema: matterSchema },
    run: async ({ params, body, caller, id }, parts) => {
      await caseOf(parts.hub.parts.store, caller, 'matter', params.id)
      if (body.move === 'create' || /_(outreach|text)$/.test(body.move))
        throw new Problem(400, 'invalid', 'This move has a route of its own.')
      return moveCase(parts, caller, {
        noun: 'matter',
        subject: params.id,
        move: body.move,
        payload: body.with,
        eventAt: body.event_at,
        id,
      })
    },
  }),
  defineRoute({
    name: 'moveOutreach',
    method: 'post',
    path: '/matters/:id/outreach',
    summary: 'Start, pause or stop writing to the people of a matter.',
    roles: ['admin', 'staff'],
    params: byId,
    body: z.strictObject({ action: z.enum(OUTREACH_ACTIONS), reason: text(200).optional() }),
    gives: {
      status: 200,
      schema: z.looseObject({
        outreach: z.string(),
        started: z.int(),
        already: z.int(),
        waiting: z.int().meta({ description: 'Begun by itself at a decent hour of their place' }),
        messages: z.int(),
        not_started: z.array(
          z.object({ reason: z.string(), words: z.string(), count: z.int(), claims: z.array(z.string()) }),
        ),
      }),
    },
    run: async ({ params, body, caller, id }, parts) => {
      await caseOf(parts.hub.parts.store, caller, 'matter', params.id)
      const report = await parts.outreach({
        matterId: params.id,
        action: body.action,
        actor: actorOf(caller),
        requestId: id,
        ...(body.reason ? { reason: body.reason } : {}),
      })
      if (!report.accepted) throw new Problem(409, 'move_refused', report.reason)
      return { body: report }
    },
  }),
  defineRoute({
    name: 'readFunnel',
    method: 'get',
    path: '/matters/:id/funnel',
    summary: 'Counts of a matter: located, identified, joined ... Only filed and accepted counts as joined.',
    roles: ['admin', 'staff', 'finance', 'safety', 'advocate', 'defender', 'integration'],
    params: byId,
    gives: {
      status: 200,
      schema: z.looseObject({
        matter: z.string(),
        claims: z.int(),
        by_state: z.record(z.enum(CLAIM_STATES), z.int()),
        joined: z.int(),
        located: z.int(),
        opted_out: z.int(),
        wrong_numbers: z.int(),
      }),
    },
    run: async ({ params, caller }, { hub }) => {
      await caseOf(hub.parts.store, caller, 'matter', params.id)
      const funnel = await readFunnel(hub.parts.store, params.id)
      if (!funnel) throw notFound('matter')
      return { body: funnel }
    },
  }),
]

async function moveDeadline(
  { act, hub, now }: ApiParts,
  matter: string,
  deadline: string,
  actor: ReturnType<typeof actorOf>,
  id: string,
): Promise<void> {
  const store: Store = hub.parts.store
  const LIMIT = 200
  for (let after: string | undefined; ; ) {
    const claims = await store.cases.list<ClaimDoc>({ noun: 'claim', matterId: matter }, LIMIT, after)
    for (const { subject, personId } of claims)
      await act({
        key: `api:${id}:claim:${subject}:set_deadline`,
        noun: 'claim',
        subject,
        move: 'set_deadline',
        payload: { deadline },
        actor,
        source: `api:${id}`,
        eventAt: now(),
        ...(personId === undefined ? {} : { personId }),
      })
    after = claims.at(-1)?._id
    if (claims.length < LIMIT) return
  }
}

function isZone(zone: string): boolean {
  try {
    return Boolean(Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    return false
  }
}
