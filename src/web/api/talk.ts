import { z } from 'zod'
import { LEVELS } from '../../engine/events.ts'
import { CannotTalk, createStaffTalks } from '../../hub/people/staff-talks.ts'
import { actorOf, type Caller } from './caller.ts'
import { caseOf } from './case-pages.ts'
import { notFound, Problem } from './problem.ts'
import { type ApiParts, defineRoute, type Route } from './route.ts'
import { byId, text } from './shapes.ts'

const ROLES = ['admin', 'staff', 'safety'] as const

async function mayTalkTo({ hub }: ApiParts, caller: Caller, personId: string): Promise<void> {
  if (caller.matters !== undefined) await caseOf(hub.parts.store, caller, 'person', personId)
  else if (!(await hub.parts.store.people.get(personId))) throw notFound('person')
}

/** @throws Problem 409 with what to do first */
const orConflict = <T>(work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    throw error instanceof CannotTalk ? new Problem(409, 'cannot_talk', error.message) : error
  })

/** A person of the team in a conversation, under the name of the service. */
export const talkRoutes: readonly Route[] = [
  defineRoute({
    name: 'takeConversation',
    method: 'post',
    path: '/people/:id/take',
    summary: 'Take the conversation: the bot is silent until the hand-off that this opens is resolved.',
    roles: ROLES,
    params: byId,
    body: z.strictObject({}),
    gives: { status: 200, schema: z.object({ person: z.string() }) },
    run: async ({ params, caller, id }, parts) => {
      await mayTalkTo(parts, caller, params.id)
      await orConflict(createStaffTalks(parts.hub.parts).take(params.id, id))
      return { body: { person: params.id } }
    },
  }),
  defineRoute({
    name: 'writeMessage',
    method: 'post',
    path: '/people/:id/messages',
    summary:
      'Write to a person whose conversation you have. Outside the 24 hours it waits until they answer a neutral opening. The send rules apply.',
    roles: ROLES,
    params: byId,
    body: z.strictObject({
      text: text(1_000),
      level: z.enum(LEVELS).default('L0').meta({ description: 'How well the person must be known to read this' }),
    }),
    gives: { status: 201, schema: z.object({ message: z.string() }) },
    run: async ({ params, body, caller, id }, parts) => {
      await mayTalkTo(parts, caller, params.id)
      const talks = createStaffTalks(parts.hub.parts)
      return {
        body: {
          message: await orConflict(
            talks.write({ personId: params.id, ...body, requestId: id, actor: actorOf(caller) }),
          ),
        },
      }
    },
  }),
]
