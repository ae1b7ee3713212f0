import { type Connection, Schema } from 'mongoose'

/** In an emergency somebody opened a case that is not theirs: for reading, for a while, with a reason that others see. */
export type BrokenGlass = {
  _id: string
  /** Id of the API key. */
  actor: string
  personId: string
  at: Date
  until: Date
}

const schema = new Schema<BrokenGlass>(
  {
    _id: { type: String, required: true },
    actor: { type: String, required: true },
    personId: { type: String, required: true },
    at: { type: Date, required: true },
    until: { type: Date, required: true },
  },
  { collection: 'broken_glass', versionKey: false },
)
schema.index({ personId: 1 })

export function breakGlassStore(connection: Connection) {
  const model = connection.model<BrokenGlass>('BrokenGlass', schema)
  return {
    model,
    /** The same request again is one. */
    async open(glass: BrokenGlass): Promise<void> {
      const { _id, ...rest } = glass
      await model.updateOne({ _id }, { $setOnInsert: rest }, { upsert: true })
    },
    isOpen: async (actor: string, personId: string, at: Date): Promise<boolean> =>
      (await model.exists({ personId, actor, until: { $gt: at } })) !== null,
  }
}
