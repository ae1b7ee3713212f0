import type { Model } from 'mongoose'
import type { AuditEntry, Chained } from './audit.ts'

/**
 * What chains a collection's entries: those with the mark `unchained`, in the order of the time that `at` names.
 * @param auditEntry what is bound of an entry
 */
export function chainedLog<Stored>(
  // biome-ignore lint/suspicious/noExplicitAny: the filters name fields that every such collection has
  model: Model<any>,
  at: string,
  auditEntry: (stored: Stored) => AuditEntry,
): Chained {
  return {
    unchained: (limit) =>
      model
        .find({ unchained: true })
        .sort({ [at]: 1, _id: 1 })
        .limit(limit)
        .lean<Stored[]>()
        .then((records) => records.map(auditEntry)),
    async chained(ids) {
      await model.updateMany({ _id: { $in: ids }, unchained: true }, { $unset: { unchained: 1 } })
    },
    entries: (ids) =>
      model
        .find({ _id: { $in: ids } })
        .lean<Stored[]>()
        .then((records) => records.map(auditEntry)),
    // Not those without the mark: what is absent is in no index.
    countChained: async () => (await model.countDocuments({})) - (await model.countDocuments({ unchained: true })),
    async markAll() {
      await model.updateMany({ unchained: { $exists: false } }, { $set: { unchained: true } })
    },
  }
}
