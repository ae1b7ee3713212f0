import { z } from 'zod'
import { MATCH_REASONS } from '../../cases/match-person.ts'
import type { PersonDoc } from '../../cases/person.ts'
import { findMatches } from '../../hub/people/find-matches.ts'
import { sees } from './caller.ts'
import { caseOf } from './case-pages.ts'
import { defineRoute, type Route } from './route.ts'
import { byId } from './shapes.ts'

const reasons = z.array(z.enum(MATCH_REASONS))
export const personMatch = z.object({
  certainty: z.enum(['none', 'likely', 'strong']),
  score: z.int(),
  reasons,
  against: reasons.meta({ description: 'What was told and does not fit' }),
})
const matchSchema = personMatch
  .extend({ person_id: z.string(), claim_id: z.string().nullable(), matter_id: z.string().nullable() })
  .meta({ id: 'PersonMatch' })

export const matchRoutes: readonly Route[] = [
  defineRoute({
    name: 'findMatches',
    method: 'get',
    path: '/people/:id/matches',
    summary:
      'Whom of the open claims and searches somebody who wrote to us may be, the best first. Proposes only; the person is never told.',
    roles: ['admin', 'staff', 'safety'],
    params: byId,
    gives: { status: 200, schema: z.object({ items: z.array(matchSchema) }) },
    run: async ({ params, caller }, { hub }) => {
      const { doc } = await caseOf<PersonDoc>(hub.parts.store, caller, 'person', params.id)
      const found = await findMatches(hub.parts, doc)
      return { body: { items: found.filter(({ matter_id }) => matter_id === null || sees(caller, matter_id)) } }
    },
  }),
]
