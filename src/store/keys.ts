import { type Connection, Schema } from 'mongoose'
import { isDuplicate } from './connect.ts'
import { HUB_KEYS, type HubKeys, type Vault } from './vault.ts'

type KeyRecord = { _id: 'hub' } & HubKeys

const schema = new Schema<KeyRecord>(
  {
    _id: { type: String, required: true } as never,
    ...Object.fromEntries(HUB_KEYS.map((use) => [use, { type: String, required: true }])),
  },
  { collection: 'keys', versionKey: false },
)

/** Collections in which something is sealed or named by a key of the hub as soon as the store is in use. */
const IN_USE = ['people', 'addresses', 'inbox', 'updates', 'conversations']

export type Keys = ReturnType<typeof keyStore>

/** The hub's own keys, wrapped by the master key like those of people, so that the master key can be changed. */
export function keyStore(connection: Connection, vault: Vault) {
  const model = connection.model<KeyRecord>('Keys', schema)
  const read = (): Promise<KeyRecord | null> => model.findById('hub').lean<KeyRecord>()

  return {
    model,
    /** Makes the keys where there are none: a store of before goes on with those it was written with. */
    async takeUp(): Promise<void> {
      let record = await read()
      if (!record) {
        const used = await Promise.all(IN_USE.map((name) => connection.collection(name).findOne({})))
        const someone = await connection.collection<{ key: string }>('people').findOne({})
        // The wrong master key would derive other keys, and nobody would be found again.
        if (someone) vault.rewrap(someone.key)
        const keys = vault.hubKeys(used.some((each) => each !== null) ? 'derived' : 'new')
        // Of two processes that start at once the first one's keys stand.
        await model.updateOne({ _id: 'hub' }, { $setOnInsert: keys }, { upsert: true }).catch(duplicateIsFine)
        record = await read()
      }
      if (!record) throw new Error('The store returned nothing for the keys of the hub')
      vault.use(record)
    },
    read,
    /** The same keys in another wrapping, unless somebody was faster. */
    async rewrapped(from: HubKeys, to: HubKeys): Promise<void> {
      await model.collection.updateOne({ _id: 'hub', ...pick(from) } as never, { $set: pick(to) })
    },
  }
}

const pick = (keys: HubKeys): HubKeys => Object.fromEntries(HUB_KEYS.map((use) => [use, keys[use]])) as HubKeys

const duplicateIsFine = (error: unknown): void => {
  if (!isDuplicate(error)) throw error
}
