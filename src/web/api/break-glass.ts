import { z } from 'zod'
import { notFound } from './problem.ts'
import { defineRoute, type Route } from './route.ts'
import { id, text } from './shapes.ts'

/** Minutes for which a case of others can be read. */
export const GLASS_MINUTES = 60
const MINUTE_MS = 60_000

export const breakGlassRoutes: readonly Route[] = [
  defineRoute({
    name: 'breakGlass',
    method: 'post',
    path: '/break-glass',
    summary: `In an emergency: read what concerns one person, for ${GLASS_MINUTES} minutes, though their case is not yours. The team is told at once, and the reason is kept.`,
    roles: ['admin', 'staff', 'safety', 'advocate', 'defender'],
    body: z.strictObject({
      person: id,
      reason: text(200)
        .min(10)
        .meta({ description: 'What the emergency is; kept in the access log, so without names' }),
    }),
    gives: { status: 201, schema: z.object({ person: z.string(), until: z.string() }) },
    run: async ({ body, caller, id: requestId }, { hub, act, now }) => {
      const { store } = hub.parts
      if (!(await store.people.get(body.person))) throw notFound('person')
      const at = now()
      const until = new Date(at.getTime() + GLASS_MINUTES * MINUTE_MS)
      await store.accessLog.note({
        at,
        actor: caller.id,
        role: caller.role,
        what: 'break_glass',
        subject: body.person,
        reason: body.reason,
      })
      // The team hears of it before anything is opened.
      await act({
        key: `glass:${requestId}`,
        noun: 'handoff',
        subject: `h_glass_${requestId}`,
        move: 'open',
        payload: {
          reason: 'break_glass',
          priority: 'urgent',
          silent: false,
          about: `key/${caller.id}`,
          person_id: body.person,
        },
        actor: { kind: 'bot' },
        source: `api:${requestId}`,
        eventAt: at,
        personId: body.person,
      })
      await store.breakGlass.open({ _id: requestId, actor: caller.id, personId: body.person, at, until })
      return { status: 201, body: { person: body.person, until: until.toISOString() } }
    },
  }),
]
