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

export type People = ReturnType<typeof peopleStore>

export function peopleStore(connection: Connection, vault: Vault) {
  const model = connection.model<PersonKey>('Person', schema)
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
    get: (id: string): Promise<PersonKey | null> => model.findById(id).lean<PersonKey>(),
    many: (ids: string[]): Promise<PersonKey[]> => model.find({ _id: { $in: ids } }).lean<PersonKey[]>(),
  }
}
