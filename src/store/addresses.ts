import { type Connection, Schema } from 'mongoose'
import type { Address, ChannelName } from '../channels/channel.ts'
import type { Vault } from './vault.ts'

/** One address of one channel. It may serve several people, and a person has many. */
export type AddressRecord = {
  /** Blind index of channel and value: found without a look-up, read by nobody. */
  _id: string
  channel: ChannelName
  country: string
  sealed: string
  people: string[]
  /** Ids of other addresses known to be the same sender (a business-scoped id beside the number). */
  aliases: string[]
  /** Last message of theirs: the 24 h window counts from here. */
  lastInboundAt?: Date
  /** Set when the provider says that this address does not work on this channel. */
  unreachable?: string
}

const schema = new Schema<AddressRecord>(
  {
    _id: { type: String, required: true },
    channel: { type: String, required: true },
    country: { type: String, required: true },
    sealed: { type: String, required: true },
    people: { type: [String], required: true },
    aliases: { type: [String], required: true },
    lastInboundAt: Date,
    unreachable: String,
  },
  { collection: 'addresses', versionKey: false },
)
schema.index({ people: 1 })
schema.index({ aliases: 1 })

export type Addresses = ReturnType<typeof addressStore>

export function addressStore(connection: Connection, vault: Vault) {
  const model = connection.model<AddressRecord>('Address', schema)
  const idOf = (address: Address): string => `a_${vault.blindIndex(`${address.channel}:${address.value}`)}`
  return {
    model,
    idOf,
    /** Makes the address if it is new, and links the person to it. */
    async ensure(address: Address, country: string, personId?: string): Promise<AddressRecord> {
      const id = idOf(address)
      const record = await model
        .findOneAndUpdate(
          { _id: id },
          {
            $setOnInsert: {
              channel: address.channel,
              country,
              sealed: vault.seal(vault.ownKey, address.value, `addresses/${id}`),
              aliases: [],
              ...(personId ? {} : { people: [] }),
            },
            ...(personId ? { $addToSet: { people: personId } } : {}),
          },
          { upsert: true, returnDocument: 'after' },
        )
        .lean<AddressRecord>()
      if (record) return record
      // Two upserts at once: the one that lost may be answered with nothing, and its link is not made.
      if (personId) await model.updateOne({ _id: id }, { $addToSet: { people: personId } })
      const known = await model.findById(id).lean<AddressRecord>()
      if (!known) throw new Error('The store returned nothing for an upsert of an address')
      return known
    },
    value: (record: AddressRecord): Address => ({
      channel: record.channel,
      value: vault.open(vault.ownKey, record.sealed, `addresses/${record._id}`),
    }),
    get: (id: string): Promise<AddressRecord | null> => model.findById(id).lean<AddressRecord>(),
    /** By its own id or by an alias. */
    find: (ids: string[]): Promise<AddressRecord[]> =>
      model.find({ $or: [{ _id: { $in: ids } }, { aliases: { $in: ids } }] }).lean<AddressRecord[]>(),
    ofPerson: (personId: string): Promise<AddressRecord[]> => model.find({ people: personId }).lean<AddressRecord[]>(),
    async alias(id: string, others: string[]): Promise<void> {
      if (others.length > 0) await model.updateOne({ _id: id }, { $addToSet: { aliases: { $each: others } } })
    },
    async heard(id: string, at: Date): Promise<void> {
      // A message proves that the address works again.
      await model.updateOne({ _id: id }, { $max: { lastInboundAt: at }, $unset: { unreachable: 1 } })
    },
    async unreachable(id: string, code: string): Promise<void> {
      await model.updateOne({ _id: id }, { $set: { unreachable: code } })
    },
  }
}
