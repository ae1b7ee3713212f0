import type { AnyDoc } from '../../cases/index.ts'
import type { CaseDocument, CaseFilter } from '../../store/case-documents.ts'
import type { Store } from '../../store/index.ts'
import { type Caller, sees } from './caller.ts'
import { notFound, Problem } from './problem.ts'
import { cursor } from './shapes.ts'

export type Page<Item> = { items: Item[]; next: string | null }

/** A page of case documents in the order of their ids. An erased person's are left out of the items, not out of the order. */
export async function pageOfCases<Doc extends AnyDoc>(
  store: Store,
  filter: CaseFilter,
  limit: number,
  after: string | undefined,
): Promise<{ documents: CaseDocument<Doc>[]; next: string | null }> {
  const { facets, ...plain } = filter
  const query = {
    ...plain,
    ...Object.fromEntries(Object.entries(facets ?? {}).map(([name, value]) => [`facets.${name}`, value])),
  }
  const from = cursor.read(after)
  const ids = await store.cases.model
    .find({ ...query, ...(from === undefined ? {} : { _id: { $gt: from } }) } as never, { _id: 1 })
    .sort({ _id: 1 })
    .limit(limit + 1)
    .lean<{ _id: string }[]>()
  const last = ids[limit - 1]?._id
  const next = ids.length > limit && last !== undefined ? cursor.write(last) : null
  return { documents: await store.cases.list<Doc>(filter, Math.min(limit, Math.max(ids.length, 1)), from), next }
}

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
  if (document.matterId !== undefined) return sees(caller, document.matterId)
  if (document.personId === undefined) return false
  const matters = await store.cases.model.distinct('matterId', { noun: 'claim', personId: document.personId })
  return matters.some((matterId) => typeof matterId === 'string' && sees(caller, matterId))
}

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
