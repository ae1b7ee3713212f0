import { type Connection, Schema } from 'mongoose'
import { isDuplicate } from './connect.ts'

export const AUDITED_LOGS = ['updates', 'access_log'] as const
export type AuditedLog = (typeof AUDITED_LOGS)[number]

/** An entry of a log as its chain remembers it. Digests are SHA-256 in base64url. */
export type Link = { id: string; fixed: string; sealed?: string }

/** Entries that were written to a log between two looks, bound to all that came before. */
export type AuditBlock = {
  /** `<log>:<n>`: unique, so that of two processes that append at once one begins again. */
  _id: string
  log: AuditedLog
  n: number
  at: Date
  links: Link[]
  /** SHA-256 over the hash of the block before and this one's links. */
  hash: string
  /** The hash, signed by the hub. */
  signature: string
}

/** What a log gives to be chained. `at`: when it came; `fixed`: what never changes, as text; `sealed`: what an erasure of `personId` takes away. */
export type AuditEntry = { id: string; at: Date; fixed: string; sealed?: string; personId?: string }

/** Entries by when they came: in a span of time, or at any other. */
export type Counted = { within: number; outside: number }

/** A log whose entries are chained. New entries carry a mark that `chained` takes off. */
export type Chained = {
  unchained(limit: number): Promise<AuditEntry[]>
  chained(ids: string[]): Promise<void>
  entries(ids: string[]): Promise<AuditEntry[]>
  /** Entries without the mark, counted in one go: as many as all blocks have links, or somebody put one in or took one out. */
  countChained(from: Date, to: Date): Promise<Counted>
  /** Puts the mark on every entry of a log that was written before it was chained. */
  markAll(): Promise<void>
}

const schema = new Schema<AuditBlock>(
  {
    _id: { type: String, required: true },
    log: { type: String, required: true },
    n: { type: Number, required: true },
    at: { type: Date, required: true },
    links: { type: [Schema.Types.Mixed], required: true } as never,
    hash: { type: String, required: true },
    signature: { type: String, required: true },
  },
  { collection: 'audit', versionKey: false },
)
schema.index({ log: 1, n: 1 }, { unique: true })

export type Audit = ReturnType<typeof auditStore>

export function auditStore(connection: Connection) {
  const model = connection.model<AuditBlock>('Audit', schema)
  return {
    model,
    last: (log: AuditedLog): Promise<AuditBlock | null> => model.findOne({ log }).sort({ n: -1 }).lean<AuditBlock>(),
    get: (log: AuditedLog, n: number): Promise<AuditBlock | null> => model.findById(`${log}:${n}`).lean<AuditBlock>(),
    /** @returns false when another process appended first */
    async append(block: AuditBlock): Promise<boolean> {
      try {
        await model.collection.insertOne(block as never)
        return true
      } catch (error) {
        if (!isDuplicate(error)) throw error
        return false
      }
    },
  }
}
