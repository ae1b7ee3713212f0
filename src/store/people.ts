import { type Connection, Schema } from 'mongoose'
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
  return {
    model,
    /** Makes the person if there is none with this id (ids of imports are derived, so that importing twice is harmless). */
    async ensure(id: string, at: Date): Promise<PersonKey> {
      const person = await model
        .findOneAndUpdate(
          { _id: id },
          { $setOnInsert: { key: vault.newKey(), createdAt: at } },
          { upsert: true, returnDocument: 'after' },
        )
        .lean<PersonKey>()
      // Two upserts at once: the one that lost may be answered with nothing.
      const known = person ?? (await model.findById(id).lean<PersonKey>())
      if (!known) throw new Error('The store returned nothing for an upsert of a person')
      return known
    },
    /** Read many times for one message, and never changed. */
    async get(id: string): Promise<PersonKey | null> {
      const known = kept.get(id)
      if (known && known.until > performance.now()) return known.person
      const person = await model.findById(id).lean<PersonKey>()
      return person && keep(person)
    },
    many: (ids: string[]): Promise<PersonKey[]> => model.find({ _id: { $in: ids } }).lean<PersonKey[]>(),
  }
}
