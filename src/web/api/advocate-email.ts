import { z } from 'zod'
import type { AdvocateDoc } from '../../cases/advocate.ts'
import { caseOf } from './case-pages.ts'
import { moveCase } from './move-case.ts'
import { Problem } from './problem.ts'
import { defineRoute, type Route } from './route.ts'
import { byId, instant } from './shapes.ts'

/** Where an Advocate is written to by e-mail. That they want it so is their preference (`mode: email`). */
export const advocateEmailRoutes: readonly Route[] = [
  defineRoute({
    name: 'registerAdvocateEmail',
    method: 'post',
    path: '/advocates/:id/email',
    summary:
      'Register the e-mail address of an Advocate. What the hub begins goes there when their mode is email; answers come by text, and by e-mail where that is set up.',
    roles: ['admin', 'staff'],
    params: byId,
    body: z.strictObject({ email: z.email().max(200), event_at: instant.optional() }),
    gives: { status: 201, schema: z.looseObject({ id: z.string(), state: z.string() }) },
    run: async ({ params, body, caller, id }, parts) => {
      const { store } = parts.hub.parts
      const { doc, personId } = await caseOf<AdvocateDoc>(store, caller, 'advocate', params.id)
      if (!personId)
        throw new Problem(409, 'move_refused', 'The Advocate has no contact record yet: register a phone number first.')
      const email = body.email.toLowerCase()
      const address = await store.addresses.ensure({ channel: 'email', value: email }, doc.country ?? 'US', personId)
      return moveCase(parts, caller, {
        ...{ noun: 'advocate', subject: params.id, move: 'register_email', personId, id, status: 201 },
        payload: { address: address._id, email },
        eventAt: body.event_at,
      })
    },
  }),
]
