import type { AnyDoc, NounName } from '../../cases/index.ts'
import type { CaseDocument } from '../../store/case-documents.ts'
import type { UpdateRecord } from '../../store/updates.ts'
import { caseFacets } from './case-facets.ts'

/** What a fold says beside the document, and where it stands in the store. */
type Fold = { conflicts: number; version: number; at: Date; records: readonly UpdateRecord[] }

/** The record of a folded document: the record worker writes it, and a rebuild compares it. */
export function caseDocument(
  noun: NounName,
  doc: AnyDoc,
  { conflicts, version, at, records }: Fold,
): CaseDocument<AnyDoc> {
  const personId = records.find((record) => record.personId !== undefined)?.personId
  const facets = caseFacets(noun, doc)
  return {
    _id: `${noun}:${doc.id}`,
    noun,
    subject: doc.id,
    state: doc.state,
    ...(personId === undefined ? {} : { personId }),
    ...facets,
    // Sources differ, and nobody has decided between them yet.
    ...(conflicts > 0 ? { facets: { ...facets.facets, conflicts } } : {}),
    version,
    updatedAt: at,
    doc,
  }
}

/** The same content, whenever it was written. `dueAt` is not looked at: the clockwork moves it on. */
export const sameDocument = (stored: CaseDocument<AnyDoc> | null, folded: CaseDocument<AnyDoc>): boolean =>
  stored !== null && JSON.stringify(content(stored)) === JSON.stringify(content(folded))

const content = ({ state, matterId, personId, facets, doc }: CaseDocument<AnyDoc>): unknown => [
  state,
  matterId ?? null,
  personId ?? null,
  Object.entries(facets).sort(([a], [b]) => (a < b ? -1 : 1)),
  doc,
]
