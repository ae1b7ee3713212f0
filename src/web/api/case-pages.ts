import type { AnyDoc } from '../../cases/index.ts'
import { type CaseFilter, caseQuery } from '../../store/case-documents/filter.ts'
import type { CaseDocument, CaseRecord } from '../../store/case-documents.ts'
import type { Store } from '../../store/index.ts'
import { type Caller, sees } from './caller.ts'
import { notFound, Problem } from './problem.ts'
import { cursor } from './shapes.ts'

export type Page<Item> = { items: Item[]; next: string | null }

/**
 * A page of case documents in the order of these plain fields, by default of their ids; the last field is unlike in any two. An
 * erased person's are left out of the items, not out of the order.
 */
export async function pageOfCases<Doc extends AnyDoc>(
  store: Store,
  filter: CaseFilter,
  limit: number,
  after: string | undefined,
  order: readonly string[] = ['_id'],
  /** Of an erased person what stands in the clear is given. */
  outlives: boolean | undefined = false,
): Promise<{ documents: CaseDocument<Doc>[]; next: string | null }> {
  const query = caseQuery(filter)
  const from = cursor.position(after, order.length)
  const rows: Place[] = []
  for (const part of from === undefined ? [query] : beyond(order, from).map((each) => narrowed(query, each))) {
    if (rows.length > limit) break
    const more = await store.cases.model
      .find(part as never, { _id: 1, facets: 1 })
      .sort(Object.fromEntries(order.map((field) => [field, 1])))
      .limit(limit + 1 - rows.length)
      .lean<Place[]>()
    rows.push(...more)
  }
  const shownRows = rows.slice(0, limit)
  const last = shownRows.at(-1)
  const place = last && order.map((field) => (field === '_id' ? last._id : (last.facets[field.slice(FACET)] ?? null)))
  return {
    documents: await documentsOf<Doc>(
      store,
      shownRows.map(({ _id }) => _id),
      outlives,
    ),
    next: rows.length > limit && place ? cursor.write(JSON.stringify(place)) : null,
  }
}

async function documentsOf<Doc extends AnyDoc>(
  store: Store,
  ids: readonly string[],
  outlives: boolean | undefined,
): Promise<CaseDocument<Doc>[]> {
  const readable = await store.cases.many<Doc>(ids)
  if (!outlives || readable.length === ids.length) return readable
  const found = new Map(readable.map((document) => [document._id, document]))
  const plain = (await store.cases.plain(ids.filter((id) => !found.has(id)))) as CaseDocument<Doc>[]
  for (const document of plain) found.set(document._id, { ...document, doc: { ...document.doc, erased: true } })
  return ids.flatMap((id) => found.get(id) ?? [])
}

const FACET = 'facets.'.length

type Place = Pick<CaseRecord, '_id' | 'facets'>
type Part = Record<string, unknown>

/**
 * What comes after a place, in parts that follow one another: equal in all fields but the last and beyond in that, then equal in one
 * less. One question for each and not one with `$or`: the embedded store would look through the whole collection for that.
 */
const beyond = (order: readonly string[], from: readonly unknown[]): Part[] =>
  order
    .map((field, index) => ({
      ...Object.fromEntries(order.slice(0, index).map((earlier, n) => [earlier, from[n]])),
      [field]: { $gt: from[index] },
    }))
    .reverse()

/** Both hold, also where they speak of one field. */
const narrowed = (query: Part, part: Part): Part =>
  Object.keys(part).some((field) => field in query) ? { $and: [query, part] } : { ...query, ...part }

/** One document that the caller may see. @throws Problem 404, also for another's */
export async function caseOf<Doc>(
  store: Store,
  caller: Caller,
  noun: string,
  subject: string,
): Promise<CaseDocument<Doc>> {
  const document = await store.cases.get<Doc>(noun, subject)
  if (!document || !(await maySee(store, caller, document))) throw notFound(noun === 'handoff' ? 'hand-off' : noun)
  return document
}

/** Whether a document is of a matter of the caller's, or of somebody in one. */
export async function maySee(store: Store, caller: Caller, document: CaseDocument<unknown>): Promise<boolean> {
  if (caller.matters === undefined) return true
  if (document.matterId !== undefined && sees(caller, document.matterId)) return true
  if (document.personId === undefined) return false
  if (document.matterId === undefined) {
    const matters = await store.cases.model.distinct('matterId', { noun: 'claim', personId: document.personId })
    if (matters.some((matterId) => typeof matterId === 'string' && sees(caller, matterId))) return true
  }
  return isOpened(store, caller, document)
}

/** In an emergency, with a reason that the team knows of (`break-glass.ts`). */
export const isOpened = async (
  store: Store,
  { id, readsAt }: Caller,
  { personId }: Pick<CaseDocument, 'personId'>,
): Promise<boolean> =>
  readsAt !== undefined && personId !== undefined && (await store.breakGlass.isOpen(id, personId, readsAt))

/** The matter to filter by. A caller for some matters must say which. @throws Problem */
export function matterFilter(caller: Caller, matter: string | undefined): { matterId?: string } {
  if (matter !== undefined && !sees(caller, matter)) throw notFound('matter')
  if (matter !== undefined) return { matterId: matter }
  if (caller.matters === undefined) return {}
  const [only, second] = caller.matters
  if (only === undefined || second !== undefined) throw new Problem(400, 'invalid', 'Say which matter.')
  return { matterId: only }
}

/** A document as the API gives it. */
export const shown = <Doc extends object>(document: CaseDocument<Doc>): Record<string, unknown> => ({
  ...document.doc,
  version: document.version,
  updated_at: document.updatedAt.toISOString(),
})

/** A case was read, and by whom. `subject`: `<noun>:<id>`. */
export const noteCase = (store: Store, { id: actor, role }: Caller, subject: string, at: Date): Promise<void> =>
  store.accessLog.note({ at, actor, role, what: 'case', subject })

/** A page of a list is one read, of as many as it shows; another page is another. */
export const noteList = (
  store: Store,
  { id: actor, role }: Caller,
  noun: string,
  after: string | undefined,
  count: number,
  at: Date,
): Promise<void> =>
  store.accessLog.note({ at, actor, role, what: 'case', subject: `${noun}:list:${after ?? ''}`, count })
