import { z } from 'zod'
import type { PrivacyRequestDoc } from '../../cases/privacy-request.ts'
import { exportPerson } from '../../hub/privacy/export-person.ts'
import { caseOf } from './case-pages.ts'
import { notFound, Problem } from './problem.ts'
import { defineRoute, type Route } from './route.ts'
import { byId } from './shapes.ts'

/** Kinds of requests that are answered with what is held. */
const TO_SEE: readonly unknown[] = ['ACCESS', 'PORTABILITY']

export const privacyRoutes: readonly Route[] = [
  defineRoute({
    name: 'exportPerson',
    method: 'get',
    path: '/privacy-requests/:id/export',
    summary: 'What is held about the person who asked to see it, as a JSON file to be handed over. The read is logged.',
    roles: ['admin', 'staff', 'safety'],
    params: byId,
    gives: {
      status: 200,
      schema: z.string().meta({ description: 'JSON; files that people sent are listed, not contained' }),
    },
    run: async ({ params, caller }, { hub, now }) => {
      const { store } = hub.parts
      const { doc, personId } = await caseOf<PrivacyRequestDoc>(store, caller, 'privacy_request', params.id)
      if (personId === undefined) throw notFound('person')
      if (!TO_SEE.includes(doc.kind))
        throw new Problem(409, 'move_refused', 'This request is not one to see what is held.')
      if (doc.decision !== 'GRANTED' && doc.decision !== 'IN_PART')
        throw new Problem(
          409,
          'move_refused',
          'Nothing is handed over before the identity is checked and the request is granted.',
        )
      await store.accessLog.note({
        at: now(),
        actor: caller.id,
        role: caller.role,
        what: 'export',
        subject: personId,
        reason: `privacy request ${params.id}`,
      })
      return {
        body: null,
        file: { type: 'application/json', name: `${params.id}.json`, bytes: exportPerson(hub.parts, personId) },
      }
    },
  }),
]
