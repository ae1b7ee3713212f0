import { type Connection, Schema } from 'mongoose'
import { isDuplicate } from './connect.ts'

export type MatterCounts = {
  /** Claims by state. */
  claims: Record<string, number>
  /** Sums over the people, by what is counted of them. */
  people: Record<string, number>
}

/** The counts of a matter, kept until something that they are made of is written. */
export type FunnelRecord = {
  /** Id of the matter. */
  _id: string
  /** How often something was written. */
  changes: number
  /** Written since the counts were made. */
  stale?: true
  counts?: MatterCounts
}

const schema = new Schema<FunnelRecord>(
  {
    _id: { type: String, required: true },
    changes: { type: Number, required: true },
    stale: Boolean as never,
    counts: Schema.Types.Mixed as never,
  },
  { collection: 'funnels', versionKey: false, minimize: false },
)
schema.index({ stale: 1 }, { sparse: true })

export type Funnels = ReturnType<typeof funnelStore>

export function funnelStore(connection: Connection) {
  const model = connection.model<FunnelRecord>('Funnel', schema)
  return {
    model,
    get: (matterId: string): Promise<FunnelRecord | null> => model.findById(matterId).lean<FunnelRecord>(),
    /** Something of these matters was written. */
    async touched(matterIds: readonly string[]): Promise<void> {
      if (matterIds.length === 0) return
      const change = { $inc: { changes: 1 }, $set: { stale: true } }
      const { matchedCount } = await model.updateMany({ _id: { $in: [...matterIds] } }, change as never)
      if (matchedCount === matterIds.length) return
      try {
        const rows = matterIds.map((_id): FunnelRecord => ({ _id, changes: 1, stale: true }))
        await model.collection.insertMany(rows as never[], { ordered: false })
      } catch (error) {
        if (!isDuplicate(error)) throw error
      }
    },
    /** Keeps counts, unless something was written since `changes` was read. */
    async keep(_id: string, changes: number, counts: MatterCounts): Promise<void> {
      await model.updateOne({ _id, changes }, { $set: { counts }, $unset: { stale: 1 } })
    },
    /** Matters whose counts are to be made anew. */
    stale: (limit: number): Promise<string[]> =>
      model
        .find({ stale: true }, { _id: 1 })
        .limit(limit)
        .lean<{ _id: string }[]>()
        .then((rows) => rows.map(({ _id }) => _id)),
  }
}
