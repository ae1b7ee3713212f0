import { z } from 'zod'
import type { ClaimDoc } from '../../cases/claim.ts'
import { CLAIM_STATES } from '../../cases/claim-doc.ts'
import { type AnyDoc, nouns } from '../../cases/index.ts'
import { payeeLevel } from '../../hub/privacy/payee-level.ts'
import type { CaseDocument } from '../../store/case-documents.ts'
import type { Caller } from './caller.ts'
import { caseOf, matterFilter, noteList, pageOfCases, shown } from './case-pages.ts'
import { moveCase } from './move-case.ts'
import { defineRoute, type Route } from './route.ts'
import { samePerson } from './same-person.ts'
import { byId, id, listOf, moveBody, page } from './shapes.ts'
import { showClaim } from './shown-fields.ts'
import { showUpdates, updateSchema } from './update-view.ts'

export const claimSchema = z
  .looseObject({
    id: z.string(),
    state: z.enum(CLAIM_STATES),
    person_id: z.string().optional(),
    matter_id: z.string().optional(),
    list_no: z.string().optional(),
    deadline: z.string().optional(),
    understood: z.boolean(),
    decline_reason: z.string().optional(),
    version: z.int(),
    updated_at: z.string(),
  })
  .meta({ id: 'Claim' })

const forCaller = (caller: Caller, document: CaseDocument<AnyDoc>): Record<string, unknown> =>
  shown({ ...document, doc: showClaim(document.doc, caller) })

export const claimRoutes: readonly Route[] = [
  defineRoute({
    name: 'listClaims',
    method: 'get',
    path: '/claims',
    summary: 'List claims, by matter, state or person.',
    roles: ['admin', 'staff', 'finance', 'safety', 'advocate', 'defender', 'integration'],
    query: z.strictObject({
      ...page,
      matter: id.optional(),
      state: z.enum(CLAIM_STATES).optional(),
      person: id.optional(),
    }),
    gives: { status: 200, schema: listOf(claimSchema) },
    run: async ({ query: { limit, after, matter, state, person }, caller }, { hub, now }) => {
      const filter = {
        noun: 'claim',
        ...matterFilter(caller, matter),
        ...(state ? { state } : {}),
        ...(person ? { personId: { $in: await samePerson(hub.parts.store, person) } } : {}),
      }
      const { documents, next } = await pageOfCases<AnyDoc>(hub.parts.store, filter, limit, after)
      await noteList(hub.parts.store, caller, 'claim', after, documents.length, now())
      return { body: { items: documents.map((claim) => forCaller(caller, claim)), next } }
    },
  }),
  defineRoute({
    name: 'readClaim',
    method: 'get',
    path: '/claims/:id',
    summary: 'Read a claim.',
    roles: ['admin', 'staff', 'finance', 'safety', 'advocate', 'defender', 'integration'],
    params: byId,
    gives: { status: 200, schema: claimSchema },
    run: async ({ params, caller }, { hub }) => ({
      body: forCaller(caller, await caseOf<AnyDoc>(hub.parts.store, caller, 'claim', params.id)),
    }),
  }),
  defineRoute({
    name: 'moveClaim',
    method: 'post',
    path: '/claims/:id/moves',
    summary: 'Move a claim: sign (Defender, staff), join (Advocate, integration), decline ... A refused move is kept.',
    roles: ['admin', 'staff', 'finance', 'safety', 'advocate', 'defender', 'integration'],
    params: byId,
    body: moveBody(nouns.claim),
    gives: { status: 200, schema: claimSchema },
    run: async ({ params, body, caller, id: requestId }, parts) => {
      const { store } = parts.hub.parts
      const { personId, doc } = await caseOf<ClaimDoc>(store, caller, 'claim', params.id)
      // Of an inherited claim its heir is paid.
      const payee = doc.heir_id || personId
      await moveCase(parts, caller, {
        noun: 'claim',
        subject: params.id,
        move: body.move,
        payload:
          body.move === 'confirm_payee'
            ? { ...body.with, level: await payeeLevel(store, payee, parts.now()) }
            : body.with,
        eventAt: body.event_at,
        personId,
        id: requestId,
      })
      return { body: forCaller(caller, await caseOf<AnyDoc>(parts.hub.parts.store, caller, 'claim', params.id)) }
    },
  }),
  defineRoute({
    name: 'readClaimUpdates',
    method: 'get',
    path: '/claims/:id/updates',
    summary: 'Everything that was said about a claim, oldest event first, refused updates too.',
    roles: ['admin', 'staff', 'safety'],
    params: byId,
    query: z.strictObject({ reason: z.string().max(200).optional() }),
    gives: { status: 200, schema: listOf(updateSchema) },
    run: async ({ params, query, caller }, { hub, now }) => {
      const { store } = hub.parts
      await caseOf(store, caller, 'claim', params.id)
      const reason = query.reason ? { reason: query.reason } : {}
      await store.accessLog.note({
        at: now(),
        actor: caller.id,
        role: caller.role,
        what: 'claim',
        subject: params.id,
        ...reason,
      })
      return { body: { items: await showUpdates(store, await store.updates.of('claim', params.id)), next: null } }
    },
  }),
]
