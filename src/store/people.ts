import { type Connection, Schema } from 'mongoose'
import { isDuplicate } from './connect.ts'
import type { Vault } from './vault.ts'

/** A person as the vault knows them: a key. Everything about them is sealed under it; destroying it is erasure. */
export type PersonKey = { _id: string; key: string; createdAt: Date }

const schema = new Schema<PersonKey>(
  {
    _id: { type: String, required: true },
    key: { type: String, required: true },
    createdAt: { type: Date, required: true },
  },
  { collection: 'people', versionKey: false },
)

/** A key that was read is kept this long; a destroyed one is gone everywhere after it. */
const KEPT_MS = 30_000
const MOST_KEPT = 20_000

export type People = ReturnType<typeof peopleStore>

export function peopleStore(connection: Connection, vault: Vault) {
  const model = connection.model<PersonKey>('Person', schema)
  const kept = new Map<string, { person: PersonKey; until: number }>()
  const keep = (person: PersonKey): PersonKey => {
    if (kept.size >= MOST_KEPT) kept.clear()
    kept.set(person._id, { person, until: performance.now() + KEPT_MS })
    return person
  }
  const fromMemory = (id: string): PersonKey | null => {
    const known = kept.get(id)
    return known && known.until > performance.now() ? known.person : null
  }
  return {
    model,
    /** Makes a person; null when there is one with this id already. */
    async add(id: string, at: Date): Promise<PersonKey | null> {
      const person: PersonKey = { _id: id, key: vault.newKey(), createdAt: at }
      try {
        await model.collection.insertOne(person as never)
        return keep(person)
      } catch (error) {
        if (!isDuplicate(error)) throw error
        return null
      }
    },
    /** Makes the person if there is none with this id (ids of imports are derived, so that importing twice is harmless). */
    async ensure(id: string, at: Date): Promise<PersonKey> {
      // Not as one upsert that answers (findAndModify): that takes the default database several times as long.
      const person = (await this.get(id)) ?? (await this.add(id, at)) ?? (await this.get(id))
      if (!person) throw new Error('A person is neither in the store nor to be made')
      return person
    },
    /** Read many times for one message, and never changed. */
    async get(id: string): Promise<PersonKey | null> {
      const known = fromMemory(id)
      if (known) return known
      const person = await model.findById(id).lean<PersonKey>()
      return person && keep(person)
    },
    async many(ids: string[]): Promise<PersonKey[]> {
      const known = ids.flatMap((id) => fromMemory(id) ?? [])
      const found = new Set(known.map((person) => person._id))
      const missing = ids.filter((id) => !found.has(id))
      const read = missing.length > 0 ? await model.find({ _id: { $in: missing } }).lean<PersonKey[]>() : []
      return [...known, ...read.map(keep)]
    },
    /** All of them, a page at a time, in the order of their ids. */
    page: (limit: number, after = ''): Promise<PersonKey[]> =>
      model
        .find({ _id: { $gt: after } })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<PersonKey[]>(),
    /** The same keys in another wrapping. One that was destroyed or written meanwhile is left alone. */
    async rewrapped(keys: { _id: string; from: string; to: string }[]): Promise<number> {
      if (keys.length === 0) return 0
      const result = await model.collection.bulkWrite(
        keys.map(({ _id, from, to }) => ({
          updateOne: { filter: { _id, key: from }, update: { $set: { key: to } } },
        })) as never[],
        { ordered: false },
      )
      return result.modifiedCount
    },
  }
}
