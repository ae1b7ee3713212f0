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
    | 'export'
    | 'media'
    | 'report'
    | 'export'
  subject: string
  reason?: string
  /** Not yet in the hash chain (`src/hub/audit.ts`). */
  unchained?: boolean
}

const schema = new Schema<AccessRecord>(
  {
    at: { type: Date, required: true },
    actor: { type: String, required: true },
    role: { type: String, required: true },
    what: { type: String, required: true },
    subject: { type: String, required: true },
    reason: String,
    unchained: Boolean,
  },
  { collection: 'access_log', versionKey: false },
)
schema.index({ subject: 1, at: 1 })
schema.index({ actor: 1, at: 1 })
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
    of: (subject: string, limit: number): Promise<AccessRecord[]> =>
      model.find({ subject }).sort({ at: -1 }).limit(limit).lean<AccessRecord[]>(),
  }
}

type Stored = AccessRecord & { _id: { toString(): string } }

const auditEntry = ({ _id, at, actor, role, what, subject, reason }: Stored): AuditEntry => ({
  id: _id.toString(),
  fixed: JSON.stringify([at, actor, role, what, subject, reason ?? null]),
})
