import type { AnyDoc } from '../../cases/index.ts'
import type { CaseFilter } from '../../store/case-documents/filter.ts'
import type { CaseDocument } from '../../store/case-documents.ts'
import type { Store } from '../../store/index.ts'
import { Seen } from '../imports/seen.ts'

type Document = CaseDocument<AnyDoc>

/** What an export of a noun gives, read as its reader takes it. An erased person's are left out, as in lists. */
export const exportedDocuments = (store: Store, filter: CaseFilter): AsyncGenerator<Document> =>
  filter.noun === 'person' ? people(store, filter) : readable(store, filter)

async function* readable(store: Store, filter: CaseFilter): AsyncGenerator<Document> {
  for await (const document of store.cases.each<AnyDoc>(filter))
    if (document.doc !== null) yield { ...document, doc: document.doc }
}

/** People looked up together. */
const TOGETHER = 200

/** People stand in no matter: those of a matter are found by its claims. */
async function* people(store: Store, { matterId, ...filter }: CaseFilter): AsyncGenerator<Document> {
  if (matterId === undefined) return yield* readable(store, filter)
  const given = new Seen()
  let subjects: string[] = []
  let count = 0
  for await (const { personId } of store.cases.each({ noun: 'claim', matterId })) {
    // Somebody with two claims in the matter stands in the list once.
    if (personId === undefined || given.first(personId, ++count) !== count) continue
    subjects.push(personId)
    if (subjects.length < TOGETHER) continue
    yield* readable(store, { ...filter, subject: { $in: subjects } })
    subjects = []
  }
  if (subjects.length > 0) yield* readable(store, { ...filter, subject: { $in: subjects } })
}
