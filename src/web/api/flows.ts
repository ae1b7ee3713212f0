import { z } from 'zod'
import type { FlowRefusal } from '../../hub/library/flow-library.ts'
import type { FlowText } from '../../store/flow-versions.ts'
import { notFound, Problem } from './problem.ts'
import { defineRoute, type Route } from './route.ts'
import { byId, id, text } from './shapes.ts'

const READERS = ['admin', 'staff', 'safety'] as const
const EDITORS = ['admin', 'staff'] as const
/** Characters of a YAML or JSON text in a request. */
const MAX_TEXT = 60_000

const hash = z.string().regex(/^[0-9a-f]{16}$/, 'must be the hash of a version')
const language = z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, 'must be a language like es or es-MX')
const content = {
  yaml: z.string().min(1).max(MAX_TEXT),
  words: z.record(language, z.string().min(2).max(MAX_TEXT)),
}
const base = hash.nullable().meta({ description: 'The published version that this was made from; null: a new flow' })
const problem = z.object({
  check: z.string(),
  file: z.string(),
  node: z.string().optional(),
  line: z.int().optional(),
  problem: z.string(),
  remedy: z.string(),
  warning: z.literal(true).optional(),
})
const publication = z.object({ hash, number: z.int(), author: z.string(), note: z.string(), at: z.string() })
const flowSchema = z
  .object({ id: z.string(), ...publication.shape, draft: z.boolean() })
  .meta({ id: 'Flow', description: 'A conversation and the version of it that is published' })
const published = z.object({ hash, number: z.int() })

/** Versions of the conversations: read, drafted for chosen people, checked, published, taken back. */
export const flowRoutes: readonly Route[] = [
  defineRoute({
    name: 'listFlows',
    method: 'get',
    path: '/flows',
    summary: 'Every conversation and the version that is published.',
    roles: READERS,
    gives: { status: 200, schema: z.object({ items: z.array(flowSchema) }) },
    run: async (_request, { hub }) => {
      const drafts = new Set((await hub.parts.store.flowVersions.drafts()).map(({ flow }) => flow))
      const items = [...(await hub.flows.standing())].map(([flow, { at, moved: _moved, ...standing }]) => ({
        id: flow,
        ...standing,
        at: at.toISOString(),
        draft: drafts.has(flow),
      }))
      return { body: { items: items.sort((a, b) => (a.id < b.id ? -1 : 1)) } }
    },
  }),
  defineRoute({
    name: 'readFlow',
    method: 'get',
    path: '/flows/:id',
    summary:
      'The text of a conversation (the published one, or `hash`), its words, its draft and all its publications.',
    roles: READERS,
    params: byId,
    query: z.strictObject({ hash: hash.optional() }),
    gives: {
      status: 200,
      schema: z.object({
        id: z.string(),
        hash,
        ...content,
        draft: z
          .object({
            ...content,
            hash,
            base: z.string(),
            revision: z.int(),
            testers: z.array(z.string()),
            author: z.string(),
          })
          .nullable(),
        publications: z.array(publication),
      }),
    },
    run: async ({ params, query }, { hub }) => {
      const wanted = query.hash ?? (await hub.flows.standing()).get(params.id)?.hash
      const version = wanted === undefined ? null : await hub.flows.version(params.id, wanted)
      const draft = await hub.flows.draft(params.id)
      const shown = version ?? (query.hash === undefined ? draft : null)
      if (!shown) throw notFound('conversation')
      const publications = (await hub.flows.history(params.id)).map(({ changes, number, author, note, at }) => ({
        hash: changes[params.id] ?? '',
        ...{ number, author, note, at: at.toISOString() },
      }))
      const { yaml, words } = shown
      return { body: { id: params.id, hash: shown.hash, yaml, words, draft: draft && draftView(draft), publications } }
    },
  }),
  defineRoute({
    name: 'saveFlowDraft',
    method: 'post',
    path: '/flows/:id/draft',
    summary:
      'Save a draft. The testers (ids of people) talk to it once it passes the checks; everybody else to the published one.',
    roles: EDITORS,
    params: byId,
    body: z.strictObject({
      ...content,
      base,
      revision: z.int().min(0).meta({ description: 'Of the draft that was edited; 0: there is none yet' }),
      testers: z.array(id).max(50).default([]),
    }),
    gives: { status: 200, schema: z.object({ revision: z.int(), hash }) },
    run: async ({ params, body: { yaml, words, ...change }, caller }, { hub }) => ({
      body: unlessRefused(
        await hub.flows.saveDraft({ flow: params.id, yaml, words }, { ...change, author: caller.id, note: 'draft' }),
      ),
    }),
  }),
  defineRoute({
    name: 'dropFlowDraft',
    method: 'delete',
    path: '/flows/:id/draft',
    summary: 'Drop the draft; its testers talk to the published version again.',
    roles: EDITORS,
    params: byId,
    gives: { status: 200, schema: z.object({ dropped: z.boolean() }) },
    run: async ({ params }, { hub }) => ({ body: { dropped: await hub.flows.dropDraft(params.id) } }),
  }),
  defineRoute({
    name: 'checkFlow',
    method: 'post',
    path: '/flows/:id/check',
    summary: 'All that is wrong with a text among the published conversations. Nothing is written.',
    roles: EDITORS,
    params: byId,
    body: z.strictObject(content),
    gives: { status: 200, schema: z.object({ problems: z.array(problem) }) },
    run: async ({ params, body }, { hub }) => ({
      body: { problems: await hub.flows.check(textOf(params.id, body)) },
    }),
  }),
  defineRoute({
    name: 'publishFlow',
    method: 'post',
    path: '/flows/:id/publish',
    summary:
      'Publish a text for everybody, within seconds. Refused when any check fails, or when another version was published since.',
    roles: EDITORS,
    params: byId,
    body: z.strictObject({ ...content, base, note: text(500) }),
    gives: { status: 200, schema: published },
    run: async ({ params, body, caller }, { hub }) => ({
      body: unlessRefused(
        await hub.flows.publish(textOf(params.id, body), { base: body.base, note: body.note, author: caller.id }),
      ),
    }),
  }),
  defineRoute({
    name: 'rollBackFlow',
    method: 'post',
    path: '/flows/:id/rollback',
    summary: 'Publish an earlier version again.',
    roles: EDITORS,
    params: byId,
    body: z.strictObject({ hash, base, note: text(500) }),
    gives: { status: 200, schema: published },
    run: async ({ params, body, caller }, { hub }) => ({
      body: unlessRefused(
        await hub.flows.rollback(params.id, body.hash, { base: body.base, note: body.note, author: caller.id }),
      ),
    }),
  }),
]

const textOf = (flow: string, { yaml, words }: Omit<FlowText, 'flow'>): FlowText => ({ flow, yaml, words })

const draftView = ({
  yaml,
  words,
  hash,
  base,
  revision,
  testers,
  author,
}: FlowText & {
  hash: string
  base: string
  revision: number
  testers: string[]
  author: string
}) => ({ yaml, words, hash, base, revision, testers, author })

function unlessRefused<T extends object>(result: T | FlowRefusal): T {
  if (!('refused' in result)) return result
  if (result.refused === 'unknown') throw notFound('published version')
  if (result.refused === 'conflict')
    throw new Problem(
      409,
      'changed_meanwhile',
      'Somebody changed this conversation meanwhile. Read it again and repeat the change.',
      {
        current: result.current,
      },
    )
  throw new Problem(422, 'checks_failed', 'The conversation does not pass its checks, so it was not published.', {
    problems: result.problems,
  })
}
