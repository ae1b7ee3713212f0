import { createHash, timingSafeEqual } from 'node:crypto'
import { type Connection, Schema } from 'mongoose'

export const API_ROLES = [
  'admin',
  'staff',
  'finance',
  'safety',
  'complaints',
  'advocate',
  'defender',
  'integration',
] as const
export type ApiRole = (typeof API_ROLES)[number]

/** An API key. The key itself is shown once, when it is made; only its SHA-256 is kept. */
export type ApiKey = {
  _id: string
  name: string
  role: ApiRole
  /** The key sees these matters only; absent: all. Advocates and Defenders always have a list. */
  matters?: string[]
  /** Id of the Defender or Advocate whose key it is: they see and move what is theirs, in their own name. */
  of?: string
  /** The phone of who holds it, for trials of what is said to many: sealed under the hub's own key. */
  sealedPhone?: string
  hash: string
  createdAt: Date
  createdBy: string
  revokedAt?: Date
}

const schema = new Schema<ApiKey>(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    role: { type: String, required: true },
    matters: { type: [String], default: undefined },
    of: String,
    sealedPhone: String,
    hash: { type: String, required: true },
    createdAt: { type: Date, required: true },
    createdBy: { type: String, required: true },
    revokedAt: Date,
  },
  { collection: 'api_keys', versionKey: false },
)
schema.index({ hash: 1 }, { unique: true })

export type ApiKeys = ReturnType<typeof apiKeyStore>

/** A key is random and long, so a plain hash cannot be guessed back. Hex, 64 characters. */
export const hashKey = (key: string): string => createHash('sha256').update(key).digest('hex')
/** Comparing hashes takes the same time wherever they differ. */
export const sameHash = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

export function apiKeyStore(connection: Connection) {
  const model = connection.model<ApiKey>('ApiKey', schema)
  return {
    model,
    async insert(key: ApiKey): Promise<void> {
      await model.collection.insertOne(key as never)
    },
    async find(key: string): Promise<ApiKey | null> {
      const hash = hashKey(key)
      const found = await model.findOne({ hash, revokedAt: { $exists: false } }).lean<ApiKey>()
      return found && sameHash(found.hash, hash) ? found : null
    },
    get: (id: string): Promise<ApiKey | null> =>
      model.findOne({ _id: id, revokedAt: { $exists: false } }).lean<ApiKey>(),
    list: (): Promise<ApiKey[]> => model.find({}).sort({ _id: 1 }).lean<ApiKey[]>(),
    async revoke(id: string, at: Date): Promise<boolean> {
      const result = await model.updateOne({ _id: id, revokedAt: { $exists: false } }, { $set: { revokedAt: at } })
      return result.matchedCount === 1
    },
  }
}
