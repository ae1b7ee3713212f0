import { z } from 'zod'
import type { PersonDoc } from '../../cases/person.ts'
import { HELD_BACK } from '../../hub/privacy/erase.ts'
import { caseOf } from './case-pages.ts'
import { notFound, Problem } from './problem.ts'
import { defineRoute, type Route } from './route.ts'
import { byId, text } from './shapes.ts'

export const erasureRoutes: readonly Route[] = [
  defineRoute({
    name: 'erasePerson',
    method: 'post',
    path: '/people/:id/erasure',
    summary:
      'Erase a person: their key is destroyed and nothing about them can be read again. Counts stay. Under a legal hold it waits.',
    roles: ['admin', 'safety'],
    params: byId,
    body: z.strictObject({ reason: text(200).meta({ description: 'Why; kept in the access log, so without names' }) }),
    gives: { status: 200, schema: z.object({ erased: z.literal(true) }) },
    run: async ({ params, body, caller }, { hub }) => {
      await caseOf<PersonDoc>(hub.parts.store, caller, 'person', params.id)
      const begun = await hub.erase.begin({
        personId: params.id,
        actor: caller.id,
        role: caller.role,
        reason: body.reason,
      })
      if (begun === 'nobody') throw notFound('person')
      if (begun === 'waits') throw new Problem(409, 'legally_held', HELD_BACK)
      return { body: { erased: true } }
    },
  }),
]
