import type { Model } from 'mongoose'
import type { CaseRecord } from '../case-documents.ts'

/** What counts look at: nothing is opened. */
export type Uncounted = Pick<
  CaseRecord,
  '_id' | 'noun' | 'subject' | 'state' | 'matterId' | 'personId' | 'facets' | 'version'
>

/** Which documents the counts of their matters do not know yet. */
export const counting = (model: Model<CaseRecord>) => ({
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
})

/** What counts look at. */
const PLAIN = { noun: 1, subject: 1, state: 1, matterId: 1, personId: 1, facets: 1, version: 1 } as const
