import type { Model } from 'mongoose'
import type { AuditEntry, Chained, Counted } from './audit.ts'

/**
 * What chains a collection's entries: those with the mark `unchained`, about in the order in which they came.
 * @param at the field that says when
 * @param auditEntry what is bound of an entry
 */
export function chainedLog<Stored>(
  // biome-ignore lint/suspicious/noExplicitAny: the filters name fields that every such collection has
  model: Model<any>,
  at: string,
  auditEntry: (stored: Stored) => AuditEntry,
): Chained {
  return {
    async unchained(limit) {
      // Not sorted by the store: of a log of millions that was never chained it would sort all of them for each block.
      const records = await model.find({ unchained: true }).limit(limit).lean<Stored[]>()
      return records.map(auditEntry).sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1))
    },
    async chained(ids) {
      await model.updateMany({ _id: { $in: ids }, unchained: true }, { $unset: { unchained: 1 } })
    },
    entries: (ids) =>
      model
        .find({ _id: { $in: ids } })
        .lean<Stored[]>()
        .then((records) => records.map(auditEntry)),
    // In one question: between two of them the hub may have written and chained.
    async countChained(from, to) {
      const within = { $and: [{ $gt: [`$${at}`, from] }, { $lte: [`$${at}`, to] }] }
      const [counted] = await model.aggregate<Counted>([
        { $match: { unchained: { $exists: false } } },
        {
          $group: {
            _id: null,
            within: { $sum: { $cond: [within, 1, 0] } },
            outside: { $sum: { $cond: [within, 0, 1] } },
          },
        },
      ])
      return { within: counted?.within ?? 0, outside: counted?.outside ?? 0 }
    },
    async markAll() {
      await model.updateMany({ unchained: { $exists: false } }, { $set: { unchained: true } })
    },
  }
}
