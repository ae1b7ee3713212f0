import { type Connection, Schema } from 'mongoose'
import { isDuplicate } from './connect.ts'

/** A span in which nobody was at work on this store; a store that was put back does not know what was sent in it. */
export type Gap = { from: Date; to: Date }
/** When somebody was last at work on it, and the last time that nobody was. */
export type PulseRecord = { _id: 'hub'; at: Date; gap?: Gap }

const schema = new Schema<PulseRecord>(
  {
    _id: { type: String, required: true } as never,
    at: { type: Date, required: true },
    gap: Schema.Types.Mixed as never,
  },
  { collection: 'pulse', versionKey: false },
)

export type PulseStore = ReturnType<typeof pulseStore>

export function pulseStore(connection: Connection) {
  const model = connection.model<PulseRecord>('Pulse', schema)
  let gap: Gap | null = null
  return {
    model,
    /** As this process last read it: no question to the store. */
    gap: (): Gap | null => gap,
    async read(): Promise<PulseRecord | null> {
      const record = await model.findById('hub').lean<PulseRecord>()
      gap = record?.gap ?? null
      return record
    },
    async begin(at: Date): Promise<void> {
      try {
        await model.collection.insertOne({ _id: 'hub', at } as never)
      } catch (error) {
        // Of two processes that start at once one is enough.
        if (!isDuplicate(error)) throw error
      }
    },
    /** Time goes forward: of two processes the later instant stands. */
    async beat(at: Date): Promise<void> {
      await model.updateOne({ _id: 'hub' }, { $max: { at } })
    },
    /** Nobody was at work since `from`, unless another process has noted it already. */
    async noteGap(from: Date, noted: Gap): Promise<void> {
      await model.updateOne({ _id: 'hub', at: from }, { $set: { at: noted.to, gap: noted } })
      await this.read()
    },
  }
}
