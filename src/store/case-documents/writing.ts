import type { Model } from 'mongoose'
import type { CaseDocument, CaseRecord } from '../case-documents.ts'
import { isDuplicate } from '../connect.ts'
import type { Seals } from './seals.ts'

/** Writes of documents, each under the version that was read. */
export function writing(model: Model<CaseRecord>, seals: Seals) {
  return {
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
      const records = await seals.seal(documents)
      const fresh = records.filter(({ version }) => version === 1)
      const known = records.filter(({ version }) => version > 1)
      return new Set([...(await insert(fresh)), ...(await replace(known))])
    },
    /** Sets when a document is due next, if it is still at that version; null: never. */
    async postpone(_id: string, version: number, dueAt: Date | null): Promise<void> {
      await model.collection.updateOne(
        { _id, version } as never,
        dueAt === null ? { $unset: { dueAt: '' } } : { $set: { dueAt } },
      )
    },
    /** The contents go; state and facets stay, so that counts stay right. */
    async erase(personId: string): Promise<void> {
      await model.updateMany({ personId }, { $set: { sealed: '' }, $unset: { dueAt: 1 } })
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
    const there = new Map(stored.map(({ _id, sealed }) => [_id, sealed]))
    return records.flatMap(({ _id, sealed }) => (there.get(_id) === sealed ? [] : [_id]))
  }
}
