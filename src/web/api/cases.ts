import { z } from 'zod'
import { type AnyDoc, type NounName, nouns } from '../../cases/index.ts'
import type { ApiRole } from '../../store/api-keys.ts'
import type { CaseDocument } from '../../store/case-documents.ts'
import type { Store } from '../../store/index.ts'
import { actorOf, type Caller, sees as seesMatter } from './caller.ts'
import { type Access, access } from './case-access.ts'
import { filterOf, listQuery } from './case-filter.ts'
import { isOpened, maySee, noteCase, noteList, pageOfCases, shown } from './case-pages.ts'
import { moveCase } from './move-case.ts'
import { notFound, Problem } from './problem.ts'
import { type Answer, type ApiParts, defineRoute, type Route } from './route.ts'
import { byId, fieldsInWords, instant, listOf, moveBody, moveFields, page } from './shapes.ts'
import { showUpdates, updateSchema } from './update-view.ts'

/** List, read, make, move and history of every noun of the access table: made from it and from the noun's own table. */
export const caseRoutes = (): Route[] =>
  Object.entries(access).flatMap(([name, entry]) => (entry === 'own routes' ? [] : routesOf(name as NounName, entry)))

const newId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/, 'must be 1 to 40 letters, digits, - or _')

function routesOf(name: NounName, entry: Access): Route[] {
  const noun = nouns[name]
  const Name = name
    .split('_')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('')
  const Names = entry.path
    .split('-')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('')
  const words = name.replaceAll('_', ' ')
  const schema = z
    .looseObject({
      id: z.string(),
      state: z.enum(noun.states as [string, ...string[]]),
      version: z.int(),
      updated_at: z.string(),
    })
    .meta({ id: Name })
  const mayMove = (role: ApiRole, move: string): boolean =>
    noun.moves[move]?.who.includes(actorOf({ id: '', role }).kind) ?? false
  const moves = Object.keys(noun.moves).filter(
    (move) => move !== noun.opens && entry.read.some((role) => mayMove(role, move)),
  )
  const show = (document: CaseDocument<AnyDoc>, caller: Caller): Record<string, unknown> =>
    shown({ ...document, doc: entry.show?.(document.doc, caller) ?? document.doc })

  const one = async (store: Store, caller: Caller, subject: string): Promise<CaseDocument<AnyDoc>> => {
    const document =
      (await store.cases.get<AnyDoc>(name, subject)) ?? (entry.outlives ? await erased(store, name, subject) : null)
    if (!document || !(await sees(store, entry, caller, document))) throw notFound(words)
    return document
  }
  /** The document after a move, as the caller sees it, even when it is theirs no longer. */
  const moved = async (parts: ApiParts, caller: Caller, wanted: Parameters<typeof moveCase>[2]): Promise<Answer> => {
    const answer = await moveCase(parts, caller, wanted)
    const doc = answer.body as AnyDoc
    return { ...answer, body: entry.show?.(doc, caller) ?? doc }
  }

  const list = defineRoute({
    name: `list${Names}`,
    method: 'get',
    path: `/${entry.path}`,
    summary: `List: ${words}. By state, matter, person or what stands in the clear.`,
    roles: entry.read,
    query: z.strictObject({ ...page, ...listQuery(noun) }),
    gives: { status: 200, schema: listOf(schema) },
    run: async ({ query, caller }, { hub, now }) => {
      const { limit, after, ...asked } = query
      const filter = filterOf(name, entry, caller, asked)
      const { documents, next } = await pageOfCases<AnyDoc>(
        hub.parts.store,
        filter,
        limit,
        after,
        ['_id'],
        entry.outlives,
      )
      if (entry.logged) await noteList(hub.parts.store, caller, name, after, documents.length, now())
      return { body: { items: documents.map((document) => show(document, caller)), next } }
    },
  })
  const read = defineRoute({
    name: `read${Name}`,
    method: 'get',
    path: `/${entry.path}/:id`,
    summary: `Read: ${words}.`,
    roles: entry.read,
    params: byId,
    gives: { status: 200, schema },
    run: async ({ params, caller }, { hub, now }) => {
      const { store } = hub.parts
      const document = await one(store, caller, params.id)
      if (entry.logged) await noteCase(store, caller, `${name}:${params.id}`, now())
      return { body: show(document, caller) }
    },
  })
  const history = defineRoute({
    name: `read${Name}Updates`,
    method: 'get',
    path: `/${entry.path}/:id/updates`,
    summary: `Everything that was said about one: ${words}, oldest event first, refused updates too. The read is logged.`,
    roles: noun.sealed ? entry.read : entry.read.filter((role) => HISTORIANS.includes(role)),
    params: byId,
    gives: { status: 200, schema: listOf(updateSchema) },
    run: async ({ params, caller }, { hub, now }) => {
      const { store } = hub.parts
      await one(store, caller, params.id)
      await noteCase(store, caller, `${name}:${params.id}`, now())
      return { body: { items: await showUpdates(store, await store.updates.of(name, params.id)), next: null } }
    },
  })
  const change = defineRoute({
    name: `move${Name}`,
    method: 'post',
    path: `/${entry.path}/:id/moves`,
    summary: `Move: ${words}. A refused move is kept, with its reason.`,
    roles: entry.read.filter((role) => moves.some((move) => mayMove(role, move))),
    params: byId,
    body: moveBody(noun, moves),
    gives: { status: 200, schema },
    run: async ({ params, body, caller, id: requestId }, parts) => {
      const { store } = parts.hub.parts
      const { personId, doc } = await one(store, caller, params.id)
      const { move, with: payload, event_at: eventAt } = body
      ownMatter(caller, payload.matter_id)
      const refused = await entry.refuses?.(store, doc, move, payload)
      if (refused) throw new Problem(422, 'refused_words', refused)
      return moved(parts, caller, { noun: name, subject: params.id, move, payload, eventAt, personId, id: requestId })
    },
  })
  const { opens } = noun
  if (opens === undefined) return [list, read, history, change]
  const make = defineRoute({
    name: `create${Name}`,
    method: 'post',
    path: `/${entry.path}`,
    summary: `Make: ${words}.`,
    roles: [...entry.read, ...(entry.make ?? [])].filter((role) => mayMove(role, opens)),
    body: z.strictObject({
      id: newId.optional().meta({ description: 'Its reference; default: one is made' }),
      with: moveFields.meta({ description: fieldsInWords(noun, opens) }),
      event_at: instant.optional(),
    }),
    gives: { status: 201, schema },
    run: async ({ body, caller, id: requestId }, parts) => {
      const { store } = parts.hub.parts
      const { with: payload, event_at: eventAt } = body
      const subject = body.id ?? `${name}_${requestId}`
      const there = await store.cases.get<AnyDoc>(name, subject)
      if (there && !(entry.read.includes(caller.role) && (await sees(store, entry, caller, there))))
        throw new Problem(409, 'taken', 'This id is taken.')
      ownMatter(caller, payload.matter_id)
      const personId = await personOf(store, payload.person_id)
      const answer = await moved(parts, caller, {
        noun: name,
        subject,
        move: opens,
        payload,
        eventAt,
        personId,
        id: requestId,
      })
      if (entry.read.includes(caller.role)) return answer
      const { id: madeId, state, version, updated_at } = answer.body as AnyDoc
      return { ...answer, body: { id: madeId, state, version, updated_at } }
    },
  })
  return [list, make, read, change, history]
}

/** Of an erased person: what stands in the clear, and that they were erased. */
async function erased(store: Store, noun: string, subject: string): Promise<CaseDocument<AnyDoc> | null> {
  const [document] = await store.cases.plain([`${noun}:${subject}`])
  return document ? { ...document, doc: { ...document.doc, erased: true } } : null
}

const HISTORIANS: readonly ApiRole[] = ['admin', 'staff', 'safety']

async function sees(store: Store, entry: Access, caller: Caller, document: CaseDocument<AnyDoc>): Promise<boolean> {
  const field = entry.own?.[caller.role as 'advocate' | 'defender']
  if (field !== undefined)
    return (caller.of !== undefined && ownerOf(document, field) === caller.of) || isOpened(store, caller, document)
  return entry.everywhere === true || maySee(store, caller, document)
}

const ownerOf = (document: CaseDocument<AnyDoc>, field: string): unknown =>
  field === 'id' ? document.subject : document.facets[field]

/** The person whose key seals it. @throws Problem 404: a key is never made for an id that is nobody's */
async function personOf(store: Store, given: unknown): Promise<string | undefined> {
  if (typeof given !== 'string') return undefined
  if (!(await store.people.get(given))) throw notFound('person')
  return given
}

/** @throws Problem 404 when a caller names a matter that is not theirs */
function ownMatter(caller: Caller, matter: unknown): void {
  if (typeof matter === 'string' && !seesMatter(caller, matter)) throw notFound('matter')
}
