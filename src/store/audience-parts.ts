import { type Connection, Schema } from 'mongoose'
import { isDuplicate } from './connect.ts'

/** People of an audience of whom nobody has had their turn: one document for a part of it, until that is opened. */
export type AudiencePart = {
  /** `<audience>/<number of the part>` */
  _id: string
  audience: string
  people: string[]
  /** How many they are. */
  n: number
  dueAt: Date
}

const schema = new Schema<AudiencePart>(
  {
    _id: { type: String, required: true },
    audience: { type: String, required: true },
    people: { type: [String], required: true },
    n: { type: Number, required: true },
    dueAt: { type: Date, required: true },
  },
  { collection: 'audience_parts', versionKey: false },
)
schema.index({ audience: 1, dueAt: 1 })

/** Parts of one insert. */
const TOGETHER = 50

export type AudienceParts = ReturnType<typeof audiencePartStore>

/**
 * Audiences as they are frozen: a large one is written down in as many documents as it has parts, so that it is frozen in a moment, and
 * person by person only when the turn of a part has come (`recipients.ts`).
 */
export function audiencePartStore(connection: Connection) {
  const model = connection.model<AudiencePart>('AudiencePart', schema)
  return {
    model,
    /** Again after a crash changes nothing. */
    async write(parts: readonly AudiencePart[]): Promise<void> {
      for (let from = 0; from < parts.length; from += TOGETHER)
        try {
          await model.collection.insertMany(parts.slice(from, from + TOGETHER) as never[], { ordered: false })
        } catch (error) {
          if (!isDuplicate(error)) throw error
        }
    },
    get: (part: string): Promise<AudiencePart | null> => model.findById(part).lean<AudiencePart>(),
    of: (audience: string): Promise<AudiencePart[]> => model.find({ audience }).lean<AudiencePart[]>(),
    async due(audience: string, now: Date, limit: number): Promise<string[]> {
      const rows = await model
        .find({ audience, dueAt: { $lte: now } }, { _id: 1 })
        .limit(limit)
        .lean<Pick<AudiencePart, '_id'>[]>()
      return rows.map(({ _id }) => _id)
    },
    some: async (audience: string): Promise<boolean> => (await model.findOne({ audience }, { _id: 1 }).lean()) !== null,
    /** How many people stand in them. */
    async people(audience: string): Promise<number> {
      const rows = await model.find({ audience }, { n: 1 }).lean<Pick<AudiencePart, 'n'>[]>()
      return rows.reduce((sum, { n }) => sum + n, 0)
    },
    async remove(part: string): Promise<void> {
      await model.deleteOne({ _id: part })
    },
    /** Of audiences whose names are from the first to before the second. */
    async forget(from: string, to: string): Promise<void> {
      await model.deleteMany({ audience: { $gte: from, $lt: to } })
    },
  }
}
