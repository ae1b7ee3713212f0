import { type Connection, Schema } from 'mongoose'
import { isDuplicate } from './connect.ts'

/** What the retention of one day removed, by kind: counts, no names. */
export type RetentionRun = {
  /** The day, UTC: 2026-03-02. */
  _id: string
  doneAt: Date
  removed: Record<string, { removed: number; held: number }>
}

const schema = new Schema<RetentionRun>(
  {
    _id: { type: String, required: true },
    doneAt: { type: Date, required: true },
    removed: { type: Schema.Types.Mixed, required: true } as never,
  },
  { collection: 'retention_runs', versionKey: false },
)

export function retentionRunStore(connection: Connection) {
  const model = connection.model<RetentionRun>('RetentionRun', schema)
  return {
    model,
    isDone: async (day: string): Promise<boolean> => (await model.exists({ _id: day })) !== null,
    /** Of two that ran at once the first is kept. */
    async done(day: string, doneAt: Date, removed: RetentionRun['removed']): Promise<void> {
      try {
        await model.collection.insertOne({ _id: day, doneAt, removed } as never)
      } catch (error) {
        if (!isDuplicate(error)) throw error
      }
    },
  }
}
