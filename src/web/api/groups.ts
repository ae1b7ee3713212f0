import { z } from 'zod'
import type { GroupDoc } from '../../cases/group.ts'
import type { PostDoc } from '../../cases/post.ts'
import { countSigns } from '../../cases/reaction.ts'
import { readyToPost } from '../../cases/ready-to-post.ts'
import { createBridge } from '../../hub/group/bridge.ts'
import { createKeepFile } from '../../hub/group/files.ts'
import { createInvite } from '../../hub/group/invite.ts'
import { membersOf } from '../../hub/group/members.ts'
import { createPostAs } from '../../hub/group/post-as.ts'
import { createPublish, MOST_ANSWERS } from '../../hub/group/publish.ts'
import { waitingQuestions } from '../../hub/group/waiting.ts'
import { actorOf, type Caller } from './caller.ts'
import { caseOf, noteCase } from './case-pages.ts'
import { Problem } from './problem.ts'
import { type ApiParts, type ApiRequest, defineRoute, type Route } from './route.ts'
import { byId, id, text } from './shapes.ts'

const TEAM = ['admin', 'staff', 'safety', 'defender'] as const

/** The group, for whoever may see it. @throws Problem 404 */
const groupOf = async ({ hub }: ApiParts, caller: Caller, groupId: string): Promise<void> =>
  void (await caseOf<GroupDoc>(hub.parts.store, caller, 'group', groupId))

/** @throws Problem 422 with what to do instead */
function accepted<T extends { accepted: boolean }>(result: T): Extract<T, { accepted: true }> {
  if (!result.accepted) throw new Problem(422, 'refused', (result as unknown as { reason: string }).reason)
  return result as Extract<T, { accepted: true }>
}

/** What is done with a whole group; its own moves (open, quiet, close) and those of posts and questions are with the cases. */
export const groupRoutes: readonly Route[] = [
  defineRoute({
    name: 'inviteToGroup',
    method: 'post',
    path: '/groups/:id/invitations',
    summary:
      'Ask people of the matter into its group, each in their own conversation. Without `people`: everybody who is identified and may be written to. A network asks Defenders, named by their own ids.',
    roles: TEAM,
    params: byId,
    body: z.strictObject({ people: z.array(id).min(1).max(1_000).optional() }),
    gives: {
      status: 200,
      schema: z.object({
        invited: z.int(),
        already: z.int(),
        not_invited: z.array(z.object({ reason: z.string(), words: z.string(), people: z.array(z.string()) })),
      }),
    },
    run: async ({ params, body, caller, id: requestId }, parts) => {
      await groupOf(parts, caller, params.id)
      const invite = createInvite({ ...parts.hub.parts, act: parts.act })
      const { accepted: _, ...report } = accepted(
        await invite({ groupId: params.id, people: body.people, actor: actorOf(caller), requestId }),
      )
      return { body: report }
    },
  }),
  defineRoute({
    name: 'bringGroupFile',
    method: 'post',
    path: '/groups/:id/files',
    summary:
      'A recording (Ogg with Opus, MP3), a leaflet (PDF) or a photo for a post to the group. A recording says what is written in the post.',
    roles: TEAM,
    params: byId,
    body: 'file',
    gives: { status: 201, schema: z.object({ file: z.string(), kind: z.enum(['audio', 'document']) }) },
    run: async ({ params, body, caller, id: requestId }: ApiRequest<{ id: string }, unknown, unknown>, parts) => {
      await groupOf(parts, caller, params.id)
      const { accepted: _, ...kept } = accepted(
        await createKeepFile(parts.hub.parts)(params.id, body as Buffer, requestId, actorOf(caller)),
      )
      return { status: 201, body: kept }
    },
  }),
  defineRoute({
    name: 'postToGroup',
    method: 'post',
    path: '/groups/:id/posts',
    summary:
      'Say something to a whole group, once. No digits, amounts, full names or links; among Defenders nothing of a client.',
    roles: TEAM,
    params: byId,
    body: z.strictObject({
      text: text(500),
      file: text(200)
        .optional()
        .meta({ description: 'As `bringGroupFile` named it: who prefers to listen hears it, a leaflet goes along' }),
    }),
    gives: { status: 201, schema: z.object({ post: z.string() }) },
    run: async ({ params, body, caller, id: requestId }, parts) => {
      await groupOf(parts, caller, params.id)
      const postAs = createPostAs({ ...parts.hub.parts, act: parts.act })
      const { post } = accepted(await postAs({ groupId: params.id, ...body, actor: actorOf(caller), requestId }))
      return { status: 201, body: { post } }
    },
  }),
  defineRoute({
    name: 'publishDigest',
    method: 'post',
    path: '/groups/:id/digests',
    summary: `Tell the whole group what was asked and answered: at most ${MOST_ANSWERS} approved answers, by default those that wait longest.`,
    roles: TEAM,
    params: byId,
    body: z.strictObject({ questions: z.array(id).min(1).max(MOST_ANSWERS).optional() }),
    gives: { status: 201, schema: z.object({ digest: z.string(), questions: z.array(z.string()) }) },
    run: async ({ params, body, caller, id: requestId }, parts) => {
      await groupOf(parts, caller, params.id)
      const publish = createPublish({ ...parts.hub.parts, act: parts.act })
      const { digest, questions } = accepted(
        await publish({ groupId: params.id, questions: body.questions, actor: actorOf(caller), requestId }),
      )
      return { status: 201, body: { digest, questions } }
    },
  }),
  defineRoute({
    name: 'bridgeQuestions',
    method: 'post',
    path: '/groups/:id/bridge',
    summary:
      "Hand over what was written in a Defender's own group: its questions are put with those of their kind, and approved answers come back ready to post.",
    roles: TEAM,
    params: byId,
    body: z.strictObject({ text: text(16_000) }),
    gives: {
      status: 200,
      schema: z.object({
        questions: z.array(
          z.object({
            question: z.string(),
            state: z.string(),
            answer: z.string().nullable(),
            personal: z.string().nullable().meta({ description: 'Why it is to be answered to the person alone' }),
          }),
        ),
        ready: z.string(),
      }),
    },
    run: async ({ params, body, caller, id: requestId }, parts) => {
      await groupOf(parts, caller, params.id)
      const bridge = createBridge({ ...parts.hub.parts, act: parts.act })
      const { questions, answers } = accepted(
        await bridge({ groupId: params.id, ...body, actor: actorOf(caller), requestId }),
      )
      const ready = readyToPost(answers).parts.map((part) => part.text)
      return { body: { questions, ready: ready.join('\n\n') } }
    },
  }),
  defineRoute({
    name: 'listMembers',
    method: 'get',
    path: '/groups/:id/members',
    summary:
      'Who is in a group, by the name they chose and when they came. No number and no name from the file. The read is logged.',
    roles: TEAM,
    params: byId,
    gives: {
      status: 200,
      schema: z.object({
        items: z.array(
          z.object({ invitation: z.string(), alias: z.string(), muted: z.boolean(), joined_at: z.string() }),
        ),
      }),
    },
    run: async ({ params, caller }, parts) => {
      const { store } = parts.hub.parts
      const { doc } = await caseOf<GroupDoc>(store, caller, 'group', params.id)
      await noteCase(store, caller, `group:${params.id}`, parts.now())
      const members = await membersOf(parts.hub.parts, doc)
      return {
        body: {
          items: members.map(({ id: invitation, alias, muted, joinedAt }) => ({
            invitation,
            alias,
            muted,
            joined_at: joinedAt,
          })),
        },
      }
    },
  }),
  defineRoute({
    name: 'listWaitingQuestions',
    method: 'get',
    path: '/groups/:id/waiting',
    summary:
      'Questions that are not answered yet, the oldest first, with how many ask the same and what is left of the 48 hours.',
    roles: TEAM,
    params: byId,
    gives: {
      status: 200,
      schema: z.object({
        items: z.array(
          z.object({
            question: z.string(),
            state: z.string(),
            text: z.string(),
            similar: z.int(),
            asked_at: z.string(),
            hours_left: z.number().meta({ description: 'Below zero: the promise is broken' }),
            tell_at: z.string().nullable().meta({
              description:
                'From when the group is told its approved answer by itself; `hold` of the question keeps it back',
            }),
          }),
        ),
      }),
    },
    run: async ({ params, caller }, parts) => {
      const { store } = parts.hub.parts
      const { doc } = await caseOf<GroupDoc>(store, caller, 'group', params.id)
      await noteCase(store, caller, `group:${params.id}`, parts.now())
      return { body: { items: await waitingQuestions(parts.hub.parts, doc) } }
    },
  }),
  defineRoute({
    name: 'listCopies',
    method: 'get',
    path: '/posts/:id/copies',
    summary: 'What became of a post: how many copies are in which state, and how many put which sign on it.',
    roles: TEAM,
    params: byId,
    gives: {
      status: 200,
      schema: z.object({
        copies: z.record(z.string(), z.int()),
        reactions: z.array(z.object({ sign: z.string(), count: z.int() })),
      }),
    },
    run: async ({ params, caller }, parts) => {
      const { store } = parts.hub.parts
      const { doc } = await caseOf<PostDoc>(store, caller, 'post', params.id)
      return {
        body: { copies: await store.messages.copiesOf(params.id), reactions: countSigns(doc.reactions ?? []) },
      }
    },
  }),
]
