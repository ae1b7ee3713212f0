import { z } from 'zod'
import type { PersonDoc } from '../../cases/person.ts'
import { caseOf } from './case-pages.ts'
import { notFound } from './problem.ts'
import { defineRoute, type Route } from './route.ts'
import { byId, text } from './shapes.ts'

export const erasureRoutes: readonly Route[] = [
  defineRoute({
    name: 'erasePerson',
    method: 'post',
    path: '/people/:id/erasure',
    summary: 'Erase a person: their key is destroyed and nothing about them can be read again. Counts stay.',
    roles: ['admin', 'safety'],
    params: byId,
    body: z.strictObject({ reason: text(200).meta({ description: 'Why; kept in the access log, so without names' }) }),
    gives: { status: 200, schema: z.object({ erased: z.literal(true) }) },
    run: async ({ params, body, caller }, { hub }) => {
      await caseOf<PersonDoc>(hub.parts.store, caller, 'person', params.id)
      const erased = await hub.erase.begin({
        personId: params.id,
        actor: caller.id,
        role: caller.role,
        reason: body.reason,
      })
      if (!erased) throw notFound('person')
      return { body: { erased } }
    },
  }),
]
