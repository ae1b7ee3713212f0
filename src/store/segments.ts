import { type Connection, Schema } from 'mongoose'
import type { Audience } from '../cases/broadcast-doc.ts'
import { isDuplicate } from './connect.ts'

/** Criteria that were saved under a name, for the people of one matter. Never changed: another name is another segment. */
export type SegmentRecord = {
  _id: string
  matterId: string
  title: string
  audience: Audience
  createdAt: Date
  by: string
}

const schema = new Schema<SegmentRecord>(
  {
    _id: { type: String, required: true },
    matterId: { type: String, required: true },
    title: { type: String, required: true },
    audience: { type: Schema.Types.Mixed, required: true } as never,
    createdAt: { type: Date, required: true },
    by: { type: String, required: true },
  },
  { collection: 'segments', versionKey: false, minimize: false },
)
schema.index({ matterId: 1 })

/** More than anybody keeps in mind. */
const MOST = 200

export type Segments = ReturnType<typeof segmentStore>

export function segmentStore(connection: Connection) {
  const model = connection.model<SegmentRecord>('Segment', schema)
  return {
    model,
    /** @returns false when there is one of that id */
    async add(record: SegmentRecord): Promise<boolean> {
      try {
        await model.collection.insertOne(record as never)
        return true
      } catch (error) {
        if (!isDuplicate(error)) throw error
        return false
      }
    },
    get: (id: string): Promise<SegmentRecord | null> => model.findById(id).lean<SegmentRecord>(),
    of: (matterId: string): Promise<SegmentRecord[]> =>
      model.find({ matterId }).sort({ _id: 1 }).limit(MOST).lean<SegmentRecord[]>(),
  }
}
