import { type Connection, Schema } from 'mongoose'
import { isDuplicate } from './connect.ts'
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
  /** Written since the counts of its matters were made (`src/hub/count-standings.ts`). */
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

/** What counts look at: nothing is opened. */
export type Uncounted = Pick<
  CaseRecord,
  '_id' | 'noun' | 'subject' | 'state' | 'matterId' | 'personId' | 'facets' | 'version'
>

export type CaseDocument<Doc = Record<string, unknown>> = Omit<CaseRecord, 'sealed'> & { doc: Doc }
/** A version above 0 without a document: nobody can read it any more. */
export type Current<Doc> = { version: number; document: CaseDocument<Doc> | null }
type Plain = string | number | boolean
export type CaseFilter = {
  noun: string
  subject?: string | { $in: string[] }
  state?: string | { $in: string[] }
  matterId?: string | { $in: string[] }
  personId?: string | { $in: string[] }
  facets?: Record<string, Plain | { $in: Plain[] }>
}

/** What counts look at. */
const PLAIN = { noun: 1, subject: 1, state: 1, matterId: 1, personId: 1, facets: 1, version: 1 } as const

/** As the store is asked. A subject is found by the id of its record; it stays beside it, where a page narrows that id. */
export const caseQuery = ({ facets, subject, ...filter }: CaseFilter): Record<string, unknown> => ({
  ...filter,
  ...(subject === undefined ? {} : { subject, _id: idsOf(filter.noun, subject) }),
  ...Object.fromEntries(Object.entries(facets ?? {}).map(([name, value]) => [`facets.${name}`, value])),
})

const idsOf = (noun: string, subject: NonNullable<CaseFilter['subject']>): string | { $in: string[] } =>
  typeof subject === 'string' ? `${noun}:${subject}` : { $in: subject.$in.map((each) => `${noun}:${each}`) }

export type CaseDocuments = ReturnType<typeof caseDocumentStore>

export function caseDocumentStore(connection: Connection, vault: Vault, people: People) {
  const model = connection.model<CaseRecord>('Case', schema)

  const keyOf = async (personId: string | undefined): Promise<string | null> => {
    if (personId === undefined) return vault.ownKey
    return (await people.get(personId))?.key ?? null
  }
  const open = <Doc>(record: CaseRecord, key: string): CaseDocument<Doc> => {
    const { sealed, ...rest } = record
    return { ...rest, doc: JSON.parse(vault.open(key, sealed, `cases/${record._id}`)) as Doc }
  }
  const openMany = async <Doc>(records: CaseRecord[]): Promise<CaseDocument<Doc>[]> => {
    const ids = [...new Set(records.flatMap((record) => record.personId ?? []))]
    const keys = new Map((await people.many(ids)).map((person) => [person._id, person.key]))
    return records.flatMap((record) => {
      const key = record.personId === undefined ? vault.ownKey : keys.get(record.personId)
      // No key: the person was erased. The record still counts; there is nothing to read.
      return key === undefined ? [] : [open<Doc>(record, key)]
    })
  }
  return {
    model,
    async get<Doc>(noun: string, subject: string): Promise<CaseDocument<Doc> | null> {
      return (await this.current<Doc>(noun, subject)).document
    },
    /** The document and its version as stored; a version above 0 without a document is one that nobody can read any more. */
    async current<Doc>(noun: string, subject: string): Promise<Current<Doc>> {
      const record = await model.findById(`${noun}:${subject}`).lean<CaseRecord>()
      const key = record ? await keyOf(record.personId) : null
      return { version: record?.version ?? 0, document: record && key !== null ? open<Doc>(record, key) : null }
    },
    /** What the store holds of one person, in one question. */
    async ofPerson(personId: string, nouns: string[], limit: number): Promise<CaseDocument<unknown>[]> {
      const records = await model
        .find({ personId, noun: { $in: nouns } })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<CaseRecord[]>()
      return openMany<unknown>(records)
    },
    /** The same of many, all of it. */
    async ofPeople(personIds: readonly string[], nouns: string[]): Promise<CaseDocument<unknown>[]> {
      const records = await model
        .find({ personId: { $in: [...personIds] }, noun: { $in: nouns } })
        .sort({ _id: 1 })
        .lean<CaseRecord[]>()
      return openMany<unknown>(records)
    },
    /** Whose documents they are, in the order of their ids: read from what stands in the clear. */
    async *people(filter: CaseFilter, page = 2_000): AsyncGenerator<string> {
      for (let after: string | undefined; ; ) {
        const records = await model
          .find({ ...caseQuery(filter), ...(after === undefined ? {} : { _id: { $gt: after } }) } as never, {
            personId: 1,
          })
          .sort({ _id: 1 })
          .limit(page)
          .lean<Pick<CaseRecord, '_id' | 'personId'>[]>()
        for (const { personId } of records) if (personId !== undefined) yield personId
        after = records.at(-1)?._id
        if (records.length < page) return
      }
    },
    /** The contents go; state and facets stay, so that counts stay right. */
    async erase(personId: string): Promise<void> {
      await model.updateMany({ personId }, { $set: { sealed: '' }, $unset: { dueAt: 1 } })
    },
    /** The same for many, by the id of the record. */
    async currentMany<Doc>(ids: readonly string[]): Promise<Map<string, Current<Doc>>> {
      const records = await model.find({ _id: { $in: [...ids] } } as never).lean<CaseRecord[]>()
      const opened = new Map((await openMany<Doc>(records)).map((document) => [document._id, document]))
      const found = new Map(
        records.map(({ _id, version }) => [_id, { version, document: opened.get(_id) ?? null }] as const),
      )
      return new Map(ids.map((id) => [id, found.get(id) ?? { version: 0, document: null }]))
    },
    /** Versions of documents as stored, readable or not; those that are not there are left out. */
    async versions(ids: readonly string[]): Promise<Map<string, number>> {
      const records = await model.find({ _id: { $in: [...ids] } } as never, { version: 1 }).lean<CaseRecord[]>()
      return new Map(records.map(({ _id, version }) => [_id, version]))
    },
    /** What of these stands in the clear, readable or not, as documents of that alone. */
    async plain(ids: readonly string[]): Promise<CaseDocument<{ id: string; state: string }>[]> {
      const records = await model.find({ _id: { $in: [...ids] } } as never, { sealed: 0 }).lean<CaseRecord[]>()
      return records.map(({ sealed: _, ...rest }) => ({
        ...rest,
        doc: { id: rest.subject, state: rest.state, ...rest.facets },
      }))
    },
    /** The readable ones of these, in this order. */
    async many<Doc>(ids: readonly string[]): Promise<CaseDocument<Doc>[]> {
      const records = await model.find({ _id: { $in: [...ids] } } as never).lean<CaseRecord[]>()
      const place = new Map(ids.map((id, index) => [id, index]))
      return openMany<Doc>(records.sort((a, b) => (place.get(a._id) ?? 0) - (place.get(b._id) ?? 0)))
    },
    /** A page of documents in the order of their ids; `after` is the last id of the page before. */
    async list<Doc>(filter: CaseFilter, limit: number, after?: string): Promise<CaseDocument<Doc>[]> {
      const records = await model
        .find({ ...caseQuery(filter), ...(after === undefined ? {} : { _id: { $gt: after } }) } as never)
        .sort({ _id: 1 })
        .limit(limit)
        .lean<CaseRecord[]>()
      return openMany<Doc>(records)
    },
    /** Which documents there are, readable or not, a page at a time in the order of their ids. */
    page: (limit: number, after?: string): Promise<Pick<CaseRecord, '_id' | 'noun' | 'subject'>[]> =>
      model
        .find((after === undefined ? {} : { _id: { $gt: after } }) as never, { noun: 1, subject: 1 })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<CaseRecord[]>(),
    /** Every document of a filter in the order of their ids, a part at a time. `doc` is null where nobody can read it any more. */
    async *each<Doc>(filter: CaseFilter, part = 500): AsyncGenerator<Omit<CaseDocument, 'doc'> & { doc: Doc | null }> {
      // One question for all: the embedded store goes through everything that comes after a page, for each page.
      const cursor = model
        .find(caseQuery(filter) as never)
        .sort({ _id: 1 })
        .batchSize(part)
        .lean<CaseRecord[]>()
        .cursor()
      try {
        for (;;) {
          const records: CaseRecord[] = []
          for (let next = await cursor.next(); next; next = records.length < part ? await cursor.next() : null)
            records.push(next as CaseRecord)
          const opened = new Map((await openMany<Doc>(records)).map((document) => [document._id, document]))
          for (const { sealed, ...rest } of records) yield { ...rest, doc: opened.get(rest._id)?.doc ?? null }
          if (records.length < part) return
        }
      } finally {
        await cursor.close()
      }
    },
    /** Documents that were written since the counts were made, the contents left out. */
    uncounted: (limit: number): Promise<Uncounted[]> =>
      model.find({ uncounted: true }, PLAIN).limit(limit).lean<Uncounted[]>(),
    /** The same of these subjects. */
    countable: (noun: string, subjects: readonly string[]): Promise<Uncounted[]> =>
      subjects.length === 0
        ? Promise.resolve([])
        : model
            .find({ _id: { $in: subjects.map((subject) => `${noun}:${subject}`) } } as never, PLAIN)
            .lean<Uncounted[]>(),
    /** They are counted as they were then; whoever was written since is not. */
    async counted(documents: readonly Pick<Uncounted, '_id' | 'version'>[]): Promise<void> {
      for (const [version, alike] of Map.groupBy(documents, (document) => document.version))
        await model.updateMany({ _id: { $in: alike.map(({ _id }) => _id) }, version }, { $unset: { uncounted: 1 } })
    },
    /** All of these nouns are to be counted anew. */
    async countAnew(nouns: readonly string[]): Promise<void> {
      await model.updateMany({ noun: { $in: [...nouns] } }, { $set: { uncounted: true } })
    },
    /** Documents whose time has come, the longest waiting first. `doc` is null where nobody can read it any more. */
    async due(now: Date, limit: number): Promise<(Omit<CaseDocument, 'doc'> & { doc: unknown })[]> {
      const records = await model
        .find({ dueAt: { $lte: now } })
        .sort({ dueAt: 1, _id: 1 })
        .limit(limit)
        .lean<CaseRecord[]>()
      const opened = new Map((await openMany<unknown>(records)).map((document) => [document._id, document]))
      return records.map(({ sealed, ...rest }) => opened.get(rest._id) ?? { ...rest, doc: null })
    },
    /** Sets when a document is due next, if it is still at that version; null: never. */
    async postpone(_id: string, version: number, dueAt: Date | null): Promise<void> {
      await model.collection.updateOne(
        { _id, version } as never,
        dueAt === null ? { $unset: { dueAt: '' } } : { $set: { dueAt } },
      )
    },
    /** Documents in a state since before `before`. */
    standing: (
      noun: string,
      state: string,
      before: Date,
      limit: number,
    ): Promise<Pick<CaseRecord, 'noun' | 'subject'>[]> =>
      model
        .find({ noun, state, updatedAt: { $lte: before } }, { noun: 1, subject: 1 })
        .limit(limit)
        .lean<CaseRecord[]>(),
    count: (filter: CaseFilter): Promise<number> => model.countDocuments(caseQuery(filter) as never),
    async countByState(filter: CaseFilter): Promise<Record<string, number>> {
      const rows = await model.aggregate<{ _id: string; n: number }>([
        { $match: caseQuery(filter) },
        { $group: { _id: '$state', n: { $sum: 1 } } },
      ])
      return Object.fromEntries(rows.map((row) => [row._id, row.n]))
    },
    /** Writes the document if nobody wrote since `version` was read (0: there is none yet). False when somebody did. */
    async save<Doc>(document: CaseDocument<Doc>): Promise<boolean> {
      return (await this.saveMany([document])).size === 0
    },
    /**
     * Writes documents, all in two commands, each only if nobody wrote it since its `version` was read. What an erased person
     * leaves is not written.
     * @returns ids of those that somebody else wrote meanwhile
     */
    async saveMany<Doc>(documents: readonly CaseDocument<Doc>[]): Promise<Set<string>> {
      const ids = [...new Set(documents.flatMap(({ personId }) => personId ?? []))]
      const keys = new Map((await people.many(ids)).map((person) => [person._id, person.key]))
      const records = documents.flatMap(({ doc, ...rest }): CaseRecord[] => {
        const key = rest.personId === undefined ? vault.ownKey : keys.get(rest.personId)
        if (key === undefined) return []
        return [
          { ...rest, version: rest.version + 1, sealed: vault.seal(key, JSON.stringify(doc), `cases/${rest._id}`) },
        ]
      })
      const fresh = records.filter(({ version }) => version === 1)
      const known = records.filter(({ version }) => version > 1)
      return new Set([...(await insert(fresh)), ...(await replace(known))])
    },
  }

  async function insert(records: readonly CaseRecord[]): Promise<string[]> {
    if (records.length === 0) return []
    try {
      await model.collection.insertMany(records as never[], { ordered: false })
      return []
    } catch (error) {
      if (!isDuplicate(error)) throw error
      return othersThan(records)
    }
  }

  async function replace(records: readonly CaseRecord[]): Promise<string[]> {
    if (records.length === 0) return []
    const result = await model.collection.bulkWrite(
      records.map((record) => ({
        replaceOne: { filter: { _id: record._id, version: record.version - 1 }, replacement: record },
      })) as never[],
      { ordered: false },
    )
    return result.matchedCount === records.length ? [] : othersThan(records)
  }

  /** Ids under which something else stands than what was to be written. No two seals are alike. */
  async function othersThan(records: readonly CaseRecord[]): Promise<string[]> {
    const stored = await model
      .find({ _id: { $in: records.map(({ _id }) => _id) } } as never, { sealed: 1 })
      .lean<CaseRecord[]>()
    const seals = new Map(stored.map(({ _id, sealed }) => [_id, sealed]))
    return records.flatMap(({ _id, sealed }) => (seals.get(_id) === sealed ? [] : [_id]))
  }
}
