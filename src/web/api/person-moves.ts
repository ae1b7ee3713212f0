import { nouns } from '../../cases/index.ts'
import type { PersonDoc } from '../../cases/person.ts'
import { caseOf } from './case-pages.ts'
import { moveCase } from './move-case.ts'
import { personSchema, personView } from './people.ts'
import { notFound } from './problem.ts'
import { defineRoute, type Route } from './route.ts'
import { byId, moveBody } from './shapes.ts'

/** What people of the team tell of a person; the rest comes from conversations and lists, or has a route of its own. */
const MOVES = [
  'describe',
  'check_id',
  'read_back',
  'approve_payee',
  'downgrade',
  'wrong_party',
  'clear_wrong_party',
  'remove_address',
  'prefer',
  'give_trust_word',
  'decease',
  'deny_death',
  'do_not_contact',
  'allow_contact',
  'place_legal_hold',
  'lift_legal_hold',
]

export const personMoveRoutes: readonly Route[] = [
  defineRoute({
    name: 'movePerson',
    method: 'post',
    path: '/people/:id/moves',
    summary: 'Tell something of a person: the ID was seen, the call that reads back was made, a legal hold stands ...',
    roles: ['admin', 'staff', 'safety', 'defender'],
    params: byId,
    body: moveBody(nouns.person, MOVES),
    gives: { status: 200, schema: personSchema },
    run: async ({ params, body, caller, id }, parts) => {
      const { store } = parts.hub.parts
      await caseOf<PersonDoc>(store, caller, 'person', params.id)
      const { move, with: payload, event_at: eventAt } = body
      if (typeof payload.address === 'string') {
        const address = await store.addresses.get(payload.address)
        if (!address?.people.includes(params.id)) throw notFound('address of this person')
      }
      await moveCase(parts, caller, {
        noun: 'person',
        subject: params.id,
        move,
        payload,
        eventAt,
        personId: params.id,
        id,
      })
      const person = await caseOf<PersonDoc>(store, caller, 'person', params.id)
      return { body: await personView(store, caller, person) }
    },
  }),
]
