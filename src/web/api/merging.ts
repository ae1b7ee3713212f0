import { z } from 'zod'
import { matchPerson } from '../../cases/match-person.ts'
import type { PersonDoc } from '../../cases/person.ts'
import { LIVING } from '../../cases/person-standing.ts'
import { asSaid, numbersOf } from '../../hub/people/find-matches.ts'
import type { ApiRole } from '../../store/api-keys.ts'
import type { CaseDocument } from '../../store/case-documents.ts'
import type { Store } from '../../store/index.ts'
import type { Caller } from './caller.ts'
import { caseOf } from './case-pages.ts'
import { personMatch } from './matches.ts'
import { moveCase } from './move-case.ts'
import { personSchema, personView } from './people.ts'
import { Problem } from './problem.ts'
import { type ApiParts, defineRoute, type Route } from './route.ts'
import { byId, id, text } from './shapes.ts'

const roles: readonly ApiRole[] = ['admin', 'staff', 'safety']
const why = text(200).meta({ description: 'Why; without names' })

/** Two records that may be one person: shown side by side, merged by a person of the team, and taken apart again. */
export const mergingRoutes: readonly Route[] = [
  defineRoute({
    name: 'comparePeople',
    method: 'get',
    path: '/people/:id/comparison',
    summary: 'Two records side by side, with what speaks for and against their being one person. The read is logged.',
    roles,
    params: byId,
    query: z.strictObject({ with: id }),
    gives: { status: 200, schema: z.object({ one: personSchema, other: personSchema, match: personMatch }) },
    run: async ({ params, query, caller }, { hub, now }) => {
      const { store } = hub.parts
      const [one, other] = await both(store, caller, params.id, query.with)
      for (const { subject } of [one, other])
        await store.accessLog.note({ at: now(), actor: caller.id, role: caller.role, what: 'person', subject })
      const match = matchPerson(asSaid(one.doc), { ...other.doc, numbers: numbersOf(other.doc) })
      return {
        body: { one: await personView(store, caller, one), other: await personView(store, caller, other), match },
      }
    },
  }),
  defineRoute({
    name: 'mergePeople',
    method: 'post',
    path: '/people/:id/merge',
    summary: 'Say that this record is the person of another. Claims, addresses and messages of both are found there.',
    roles,
    params: byId,
    body: z.strictObject({ into: id, why }),
    gives: { status: 200, schema: personSchema },
    run: async ({ params, body, caller, id: requestId }, parts) => {
      const { store } = parts.hub.parts
      const [one, other] = await both(store, caller, params.id, body.into)
      refuseUnlike(one, other)
      await move(parts, caller, requestId, one, 'merge', { into: body.into, why: body.why })
      await parts.hub.record({ noun: 'person', subject: body.into })
      return { body: await personView(store, caller, await caseOf<PersonDoc>(store, caller, 'person', body.into)) }
    },
  }),
  defineRoute({
    name: 'unmergePeople',
    method: 'post',
    path: '/people/:id/unmerge',
    summary: 'Take a merge back: both are again what they were.',
    roles,
    params: byId,
    body: z.strictObject({ why }),
    gives: { status: 200, schema: personSchema },
    run: async ({ params, body, caller, id: requestId }, parts) => {
      const { store } = parts.hub.parts
      const one = await caseOf<PersonDoc>(store, caller, 'person', params.id)
      const from = one.doc.merged_into
      if (!from) throw new Problem(409, 'move_refused', 'This person is not merged into another.')
      await move(parts, caller, requestId, one, 'unmerge', { from, why: body.why })
      await parts.hub.record({ noun: 'person', subject: from })
      return { body: await personView(store, caller, await caseOf<PersonDoc>(store, caller, 'person', params.id)) }
    },
  }),
]

const both = (store: Store, caller: Caller, ...ids: [string, string]) =>
  Promise.all(ids.map((each) => caseOf<PersonDoc>(store, caller, 'person', each))) as Promise<
    [CaseDocument<PersonDoc>, CaseDocument<PersonDoc>]
  >

/** What the record that is merged cannot know of the other. @throws Problem 409 */
function refuseUnlike(one: CaseDocument<PersonDoc>, other: CaseDocument<PersonDoc>): void {
  if (!LIVING.some((state) => state === other.doc.state))
    throw new Problem(409, 'move_refused', `The other record is ${other.doc.state}: nobody can be merged into it.`)
  // Else a merge would write again to somebody who said stop, or be silent towards somebody who did not.
  if (one.doc.opted_out !== other.doc.opted_out)
    throw new Problem(409, 'move_refused', 'One of the two said stop and the other did not: ask the person first.')
}

const move = (
  parts: ApiParts,
  caller: Caller,
  requestId: string,
  { subject, personId }: CaseDocument<PersonDoc>,
  name: 'merge' | 'unmerge',
  payload: Record<string, unknown>,
) => moveCase(parts, caller, { noun: 'person', subject, move: name, payload, personId, id: requestId })
