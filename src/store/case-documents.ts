import { type Connection, Schema } from 'mongoose'
import { counting } from './case-documents/counting.ts'
import { plain } from './case-documents/plain.ts'
import { reading } from './case-documents/reading.ts'
import { caseSeals } from './case-documents/seals.ts'
import { writing } from './case-documents/writing.ts'
import type { People } from './people.ts'
import type { Vault } from './vault.ts'

/**
 * A case document: what the accepted updates of a subject add up to. Only what lists and counts need stands in the
 * clear; the document itself is sealed under the person's key (or the hub's own, where it is about no person). After an
 * erasure the counts stay right and nothing can be read.
 */
export type CaseRecord = {
  /** `<noun>:<subject>` */
  _id: string
  noun: string
  subject: string
  state: string
  matterId?: string
  personId?: string
  /** Further plain fields to filter by, never personal: language, country, reason codes. */
  facets: Record<string, string | number | boolean>
  /** When time moves it next (`src/cases/due.ts`); absent: never. */
  dueAt?: Date
  /** Written since the counts of its matters were made (`src/hub/updates/count-standings.ts`). */
  uncounted?: true
  version: number
  updatedAt: Date
  sealed: string
}

const schema = new Schema<CaseRecord>(
  {
    _id: { type: String, required: true },
    noun: { type: String, required: true },
    subject: { type: String, required: true },
    state: { type: String, required: true },
    matterId: String,
    personId: String,
    facets: { type: Schema.Types.Mixed, required: true } as never,
    dueAt: Date,
    uncounted: Boolean as never,
    version: { type: Number, required: true },
    updatedAt: { type: Date, required: true },
    sealed: { type: String, required: true },
  },
  { collection: 'cases', versionKey: false, minimize: false },
)
schema.index({ noun: 1, matterId: 1, state: 1, _id: 1 })
schema.index({ personId: 1, noun: 1 })
schema.index({ noun: 1, state: 1, _id: 1 })
// Pages of a list: without them the embedded store goes through everything that comes after the place.
schema.index({ noun: 1, matterId: 1, _id: 1 })
schema.index({ noun: 1, _id: 1 })
schema.index({ uncounted: 1 }, { sparse: true })
schema.index({ 'facets.merged_into': 1 }, { sparse: true })
// Not partial: the default database would not use it, and look through the whole collection every few seconds.
schema.index({ dueAt: 1, _id: 1, noun: 1 })
// Not partial either: the default database uses such an index for nothing. The owner first, who has few.
for (const owner of ['defender_id', 'advocate_id', 'facilitation_id'])
  schema.index({ [`facets.${owner}`]: 1, noun: 1, _id: 1 })
schema.index(
  { noun: 1, 'facets.urgency': 1, 'facets.opened_at': 1, _id: 1 },
  { partialFilterExpression: { 'facets.urgency': { $exists: true } } },
)

export type CaseDocument<Doc = Record<string, unknown>> = Omit<CaseRecord, 'sealed'> & { doc: Doc }
/** A version above 0 without a document: nobody can read it any more. */
export type Current<Doc> = { version: number; document: CaseDocument<Doc> | null }

export type CaseDocuments = ReturnType<typeof caseDocumentStore>

export function caseDocumentStore(connection: Connection, vault: Vault, people: People) {
  const model = connection.model<CaseRecord>('Case', schema)
  const seals = caseSeals(vault, people)
  return { model, ...reading(model, seals), ...writing(model, seals), ...plain(model), ...counting(model) }
}
