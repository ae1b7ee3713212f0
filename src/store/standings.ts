import { type Connection, Schema } from 'mongoose'
import { isDuplicate } from './connect.ts'

/** How somebody stands in a matter, for its counts: a small row, since thousands of them are read for one answer. */
export type StandingRecord = {
  /** `<matter>/<person>`: each counts once, however many claims they have there. */
  _id: string
  matterId: string
  personId: string
  /** What is counted of them, as `src/hub/updates/count-standings.ts` writes it; empty: nothing is known. */
  code: string
  /** Version of the person's document that it was made from. */
  version: number
}

const schema = new Schema<StandingRecord>(
  {
    _id: { type: String, required: true },
    matterId: { type: String, required: true },
    personId: { type: String, required: true },
    code: { type: String },
    version: { type: Number, required: true },
  },
  { collection: 'standings', versionKey: false },
)
schema.index({ matterId: 1, code: 1 })
schema.index({ personId: 1 })

export type Standings = ReturnType<typeof standingStore>

export function standingStore(connection: Connection) {
  const model = connection.model<StandingRecord>('Standing', schema)
  return {
    model,
    any: async (): Promise<boolean> => (await model.findOne({}, { _id: 1 }).lean()) !== null,
    /** That these people are in these matters, and how they stand. Rows that are there stay as they are. */
    async add(rows: readonly Omit<StandingRecord, '_id'>[]): Promise<void> {
      if (rows.length === 0) return
      const records = rows.map((row): StandingRecord => ({ _id: `${row.matterId}/${row.personId}`, ...row }))
      try {
        await model.collection.insertMany(records as never[], { ordered: false })
      } catch (error) {
        if (!isDuplicate(error)) throw error
      }
    },
    /** How people stand, in whatever matter; what was made from a later version stays. Alike ones are written together. */
    async set(people: readonly Pick<StandingRecord, 'personId' | 'code' | 'version'>[]): Promise<void> {
      for (const alike of Map.groupBy(people, ({ code, version }) => `${version} ${code}`).values()) {
        const [{ code, version } = { code: '', version: 0 }] = alike
        const filter = { personId: { $in: alike.map(({ personId }) => personId) }, version: { $lt: version } }
        await model.updateMany(filter, { $set: { code, version } })
      }
    },
    /** The matters in which they are. */
    async mattersOf(personIds: readonly string[]): Promise<string[]> {
      if (personIds.length === 0) return []
      const rows = await model.find({ personId: { $in: [...personIds] } }, { matterId: 1 }).lean<StandingRecord[]>()
      return [...new Set(rows.map(({ matterId }) => matterId))]
    },
    /** People of a matter by code. */
    async count(matterId: string): Promise<Map<string, number>> {
      const rows = await model.collection
        .aggregate<{ _id: string; n: number }>([{ $match: { matterId } }, { $group: { _id: '$code', n: { $sum: 1 } } }])
        .toArray()
      return new Map(rows.map(({ _id, n }) => [_id, n]))
    },
  }
}
