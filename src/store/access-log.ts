import { type Connection, Schema } from 'mongoose'
import type { AuditEntry } from './audit.ts'
import { chainedLog } from './chained-log.ts'

/** Somebody read personal data: who, what, why. Append-only; holds ids, and the reason in the reader's words. */
export type AccessRecord = {
  at: Date
  /** Id of the API key or command. */
  actor: string
  role: string
  what:
    | 'thread'
    | 'person'
    | 'people'
    | 'claim'
    | 'handoff'
    | 'updates'
    | 'case'
    | 'erasure'
    | 'break_glass'
    | 'export'
    | 'media'
    | 'report'
  subject: string
  /** Of a list: how many it showed. */
  count?: number
  reason?: string
  /** Not yet in the hash chain (`src/hub/privacy/audit.ts`). */
  unchained?: boolean
}

const schema = new Schema<AccessRecord>(
  {
    at: { type: Date, required: true },
    actor: { type: String, required: true },
    role: { type: String, required: true },
    what: { type: String, required: true },
    subject: { type: String, required: true },
    count: Number,
    reason: String,
    unchained: Boolean,
  },
  { collection: 'access_log', versionKey: false },
)
schema.index({ subject: 1, at: 1 })
schema.index({ actor: 1, at: 1 })
schema.index({ at: 1 })
schema.index({ unchained: 1 }, { sparse: true })

export type AccessLog = ReturnType<typeof accessLogStore>

export function accessLogStore(connection: Connection) {
  const model = connection.model<AccessRecord>('Access', schema)
  return {
    model,
    ...chainedLog(model, 'at', auditEntry),
    /** @throws when it cannot be written: then nothing may be shown either */
    async note(record: AccessRecord): Promise<void> {
      await model.collection.insertOne({ ...record, unchained: true } as never)
    },
    /** Who read what since then, each thing once; of a list, how many it showed. */
    async readSince(
      at: Date,
    ): Promise<(Pick<AccessRecord, 'actor' | 'role' | 'what' | 'subject'> & { count: number })[]> {
      const rows = await model.aggregate<{
        _id: Pick<AccessRecord, 'actor' | 'role' | 'what' | 'subject'>
        count: number | null
      }>([
        { $match: { at: { $gte: at } } },
        {
          $group: {
            _id: { actor: '$actor', role: '$role', what: '$what', subject: '$subject' },
            count: { $max: '$count' },
          },
        },
      ])
      return rows.map(({ _id, count }) => ({ ..._id, count: count ?? 1 }))
    },
    of: (subject: string, limit: number): Promise<AccessRecord[]> =>
      model.find({ subject }).sort({ at: -1 }).limit(limit).lean<AccessRecord[]>(),
  }
}

type Stored = AccessRecord & { _id: { toString(): string } }

const auditEntry = ({ _id, at, actor, role, what, subject, reason, count }: Stored): AuditEntry => ({
  id: _id.toString(),
  at,
  // Entries from before lists were counted have no count.
  fixed: JSON.stringify([at, actor, role, what, subject, reason ?? null, ...(count === undefined ? [] : [count])]),
})
