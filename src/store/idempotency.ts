import { type Connection, Schema } from 'mongoose'
import { isDuplicate } from './connect.ts'

/** The answer to a request with an Idempotency-Key, sealed under the hub's own key. Kept for a day. */
export type KeptAnswer = {
  /** API key id and the caller's key, hashed. */
  _id: string
  /** What was asked; the same key for something else is a mistake of the caller. */
  request: string
  createdAt: Date
  status?: number
  sealed?: string
  /** Ids of the people whom the answer names: it is forgotten with them. */
  about?: string[]
  forgotten?: true
}

export const KEPT_SECONDS = 24 * 3600

const schema = new Schema<KeptAnswer>(
  {
    _id: { type: String, required: true },
    request: { type: String, required: true },
    createdAt: { type: Date, required: true },
    status: Number,
    sealed: String,
    about: { type: [String], default: undefined },
    forgotten: Boolean,
  },
  { collection: 'idempotency', versionKey: false },
)
schema.index({ about: 1 }, { sparse: true })
schema.index({ createdAt: 1 }, { expireAfterSeconds: KEPT_SECONDS })

export type Idempotency = ReturnType<typeof idempotencyStore>

export function idempotencyStore(connection: Connection) {
  const model = connection.model<KeptAnswer>('Idempotency', schema)
  return {
    model,
    /** @returns null when the key was free and is taken now, else what is known of its first use */
    async take(answer: KeptAnswer): Promise<KeptAnswer | null> {
      try {
        await model.collection.insertOne(answer as never)
        return null
      } catch (error) {
        if (!isDuplicate(error)) throw error
        return model.findById(answer._id).lean<KeptAnswer>()
      }
    },
    async keep(id: string, answer: Required<Pick<KeptAnswer, 'status' | 'sealed' | 'about'>>): Promise<void> {
      await model.updateOne({ _id: id }, { $set: answer })
    },
    /** That there was an answer stays, so that nothing is done twice. */
    async erase(personId: string): Promise<void> {
      await model.updateMany({ about: personId }, { $set: { forgotten: true }, $unset: { sealed: 1, about: 1 } })
    },
    countBefore: (at: Date): Promise<number> => model.countDocuments({ createdAt: { $lte: at } }),
    /** What the store's own clock has not removed by itself. */
    expire: async (at: Date): Promise<number> => (await model.deleteMany({ createdAt: { $lte: at } })).deletedCount,
    async release(id: string): Promise<void> {
      await model.deleteOne({ _id: id })
    },
  }
}
