import type { Model } from 'mongoose'
import type { CaseDocument, CaseRecord, Current } from '../case-documents.ts'
import { type CaseFilter, caseQuery } from './filter.ts'
import type { Seals } from './seals.ts'

/** Documents, opened. */
export const reading = (model: Model<CaseRecord>, seals: Seals) => ({
  async get<Doc>(noun: string, subject: string): Promise<CaseDocument<Doc> | null> {
    return (await this.current<Doc>(noun, subject)).document
  },
  /** The document and its version as stored; a version above 0 without a document is one that nobody can read any more. */
  async current<Doc>(noun: string, subject: string): Promise<Current<Doc>> {
    const record = await model.findById(`${noun}:${subject}`).lean<CaseRecord>()
    const [document] = record ? await seals.open<Doc>([record]) : []
    return { version: record?.version ?? 0, document: document ?? null }
  },
  /** The same for many, by the id of the record. */
  async currentMany<Doc>(ids: readonly string[]): Promise<Map<string, Current<Doc>>> {
    const records = await model.find({ _id: { $in: [...ids] } } as never).lean<CaseRecord[]>()
    const opened = new Map((await seals.open<Doc>(records)).map((document) => [document._id, document]))
    const found = new Map(
      records.map(({ _id, version }) => [_id, { version, document: opened.get(_id) ?? null }] as const),
    )
    return new Map(ids.map((id) => [id, found.get(id) ?? { version: 0, document: null }]))
  },
  /** What the store holds of one person, in one question. */
  async ofPerson(personId: string, nouns: string[], limit: number): Promise<CaseDocument<unknown>[]> {
    const records = await model
      .find({ personId, noun: { $in: nouns } })
      .sort({ _id: 1 })
      .limit(limit)
      .lean<CaseRecord[]>()
    return seals.open<unknown>(records)
  },
  /** The same of many, all of it. */
  async ofPeople(personIds: readonly string[], nouns: string[]): Promise<CaseDocument<unknown>[]> {
    const records = await model
      .find({ personId: { $in: [...personIds] }, noun: { $in: nouns } })
      .sort({ _id: 1 })
      .lean<CaseRecord[]>()
    return seals.open<unknown>(records)
  },
  /** The readable ones of these, in this order. */
  async many<Doc>(ids: readonly string[]): Promise<CaseDocument<Doc>[]> {
    const records = await model.find({ _id: { $in: [...ids] } } as never).lean<CaseRecord[]>()
    const place = new Map(ids.map((id, index) => [id, index]))
    return seals.open<Doc>(records.sort((a, b) => (place.get(a._id) ?? 0) - (place.get(b._id) ?? 0)))
  },
  /** A page of documents in the order of their ids; `after` is the last id of the page before. */
  async list<Doc>(filter: CaseFilter, limit: number, after?: string): Promise<CaseDocument<Doc>[]> {
    const records = await model
      .find({ ...caseQuery(filter), ...(after === undefined ? {} : { _id: { $gt: after } }) } as never)
      .sort({ _id: 1 })
      .limit(limit)
      .lean<CaseRecord[]>()
    return seals.open<Doc>(records)
  },
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
        const opened = new Map((await seals.open<Doc>(records)).map((document) => [document._id, document]))
        for (const { sealed, ...rest } of records) yield { ...rest, doc: opened.get(rest._id)?.doc ?? null }
        if (records.length < part) return
      }
    } finally {
      await cursor.close()
    }
  },
  /** Documents whose time has come, the longest waiting first. `doc` is null where nobody can read it any more. */
  async due(now: Date, limit: number): Promise<(Omit<CaseDocument, 'doc'> & { doc: unknown })[]> {
    const records = await model
      .find({ dueAt: { $lte: now } })
      .sort({ dueAt: 1, _id: 1 })
      .limit(limit)
      .lean<CaseRecord[]>()
    const opened = new Map((await seals.open<unknown>(records)).map((document) => [document._id, document]))
    return records.map(({ sealed, ...rest }) => opened.get(rest._id) ?? { ...rest, doc: null })
  },
})
