import type { Model } from 'mongoose'
import type { CaseDocument, CaseRecord } from '../case-documents.ts'
import { type CaseFilter, caseQuery } from './filter.ts'

/** What stands in the clear, of readable documents and of others: nothing is opened. */
export const plain = (model: Model<CaseRecord>) => ({
  /** What of these stands in the clear, readable or not, as documents of that alone. */
  async plain(ids: readonly string[]): Promise<CaseDocument<{ id: string; state: string }>[]> {
    const records = await model.find({ _id: { $in: [...ids] } } as never, { sealed: 0 }).lean<CaseRecord[]>()
    return records.map(({ sealed: _, ...rest }) => ({
      ...rest,
      doc: { id: rest.subject, state: rest.state, ...rest.facets },
    }))
  },
  /**
   * Whose documents they are, in the order of their ids: read from what stands in the clear. One cursor, not page after page: at each
   * page the embedded store goes through all that comes after it.
   */
  async *people(filter: CaseFilter): AsyncGenerator<string> {
    const query = caseQuery(filter) as never
    const found = model.collection.find(query, { projection: { personId: 1 }, sort: { _id: 1 }, batchSize: 5_000 })
    for await (const { personId } of found) if (personId !== undefined) yield personId
  },
  /** Versions of documents as stored, readable or not; those that are not there are left out. */
  async versions(ids: readonly string[]): Promise<Map<string, number>> {
    const records = await model.find({ _id: { $in: [...ids] } } as never, { version: 1 }).lean<CaseRecord[]>()
    return new Map(records.map(({ _id, version }) => [_id, version]))
  },
  /** Which documents there are, readable or not, a page at a time in the order of their ids. */
  page: (limit: number, after?: string): Promise<Pick<CaseRecord, '_id' | 'noun' | 'subject'>[]> =>
    model
      .find((after === undefined ? {} : { _id: { $gt: after } }) as never, { noun: 1, subject: 1 })
      .sort({ _id: 1 })
      .limit(limit)
      .lean<CaseRecord[]>(),
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
})
