import { type Connection, Schema } from 'mongoose'
import type { Address, ChannelName } from '../channels/channel.ts'
import { isDuplicate } from './connect.ts'
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
  /** Levels that were reached here before do not count: the phone may be in other hands since. */
  trustFrom?: Date
  /** Last message of theirs: the 24 h window counts from here. */
  lastInboundAt?: Date
  /** Set when the provider says that this address does not work on this channel. */
  unreachable?: string
  /** Ids of people who said stop at this number: until they come back nobody else is begun with there, either. */
  stopped?: string[]
}

const schema = new Schema<AddressRecord>(
  {
    _id: { type: String, required: true },
    channel: { type: String, required: true },
    country: { type: String, required: true },
    sealed: { type: String, required: true },
    people: { type: [String], required: true },
    aliases: { type: [String], required: true },
    trustFrom: Date,
    lastInboundAt: Date,
    unreachable: String,
    stopped: { type: [String], default: undefined },
  },
  { collection: 'addresses', versionKey: false },
)
schema.index({ people: 1 })
schema.index({ aliases: 1 })

/** Whether somebody else who uses the phone said stop there. */
export const stoppedByAnother = (stopped: AddressRecord['stopped'], personId: string): boolean =>
  stopped?.some((each) => each !== personId) ?? false

/** How old the note of a person's last message may be. */
const HEARD_AGAIN_MS = 60_000

export type Addresses = ReturnType<typeof addressStore>

export function addressStore(connection: Connection, vault: Vault) {
  const model = connection.model<AddressRecord>('Address', schema)
  const idOf = (address: Address): string => `a_${vault.blindIndex(`${address.channel}:${address.value}`)}`
  return {
    model,
    idOf,
    /** Makes an address; null when it is there already. */
    async add(
      address: Address,
      country: string,
      known: Partial<Pick<AddressRecord, 'people' | 'aliases' | 'lastInboundAt'>> = {},
    ): Promise<AddressRecord | null> {
      const id = idOf(address)
      const sealed = vault.seal(vault.ownKey, address.value, `addresses/${id}`)
      const record = { _id: id, channel: address.channel, country, sealed, people: [], aliases: [], ...known }
      try {
        await model.collection.insertOne(record as never)
        return record
      } catch (error) {
        if (!isDuplicate(error)) throw error
        return null
      }
    },
    /** Makes the address if it is new, and links the person to it. */
    async ensure(address: Address, country: string, personId: string): Promise<AddressRecord> {
      // Not as one upsert that answers (findAndModify): that takes the default database several times as long.
      const id = idOf(address)
      const record =
        (await this.get(id)) ?? (await this.add(address, country, { people: [personId] })) ?? (await this.get(id))
      if (!record) throw new Error('An address is neither in the store nor to be made')
      if (record.people.includes(personId)) return record
      await model.updateOne({ _id: id }, { $addToSet: { people: personId } })
      return { ...record, people: [...record.people, personId] }
    },
    value: (record: AddressRecord): Address => ({
      channel: record.channel,
      value: vault.open(vault.ownKey, record.sealed, `addresses/${record._id}`),
    }),
    /** Ids of all addresses that are the same number or sender: on the other channel, and under its other ids. */
    sameNumber(record: AddressRecord): string[] {
      const { value } = this.value(record)
      const channels = ['whatsapp', 'sms'] as const
      return [...new Set([record._id, ...record.aliases, ...channels.map((channel) => idOf({ channel, value }))])]
    },
    get: (id: string): Promise<AddressRecord | null> => model.findById(id).lean<AddressRecord>(),
    /** By its own id or by an alias. */
    async find(ids: string[]): Promise<AddressRecord[]> {
      // Two questions, not one with `$or`: the default database would look through the whole collection for that.
      const [own, aliased] = await Promise.all([
        model.find({ _id: { $in: ids } }).lean<AddressRecord[]>(),
        this.byAlias(ids),
      ])
      return [...own, ...aliased.filter(({ _id }) => own.every((each) => each._id !== _id))]
    },
    byAlias: (ids: string[]): Promise<AddressRecord[]> => model.find({ aliases: { $in: ids } }).lean<AddressRecord[]>(),
    ofPeople: (personIds: readonly string[]): Promise<AddressRecord[]> =>
      model.find({ people: { $in: [...personIds] } }).lean<AddressRecord[]>(),
    ofPerson: (personId: string): Promise<AddressRecord[]> => model.find({ people: personId }).lean<AddressRecord[]>(),
    async alias(id: string, others: string[]): Promise<void> {
      if (others.length > 0) await model.updateOne({ _id: id }, { $addToSet: { aliases: { $each: others } } })
    },
    /**
     * They wrote, which also proves that the address works again. Noted once a minute: the 24 hours may be taken to end a
     * minute early, never late. `asStranger`: it may be somebody else who writes now (`src/hub/facts/level-lost.ts`).
     */
    async heard(record: AddressRecord, at: Date, asStranger = false): Promise<void> {
      const age = at.getTime() - (record.lastInboundAt?.getTime() ?? 0)
      if (!asStranger && record.unreachable === undefined && age < HEARD_AGAIN_MS) return
      const latest = { lastInboundAt: at, ...(asStranger ? { trustFrom: at } : {}) }
      await model.updateOne({ _id: record._id }, { $max: latest, $unset: { unreachable: 1 } })
    },
    /** A stop, or its end, holds for the number: on each channel, under each id. */
    async stopped(record: AddressRecord, personId: string, stopped: boolean): Promise<void> {
      const change = stopped ? { $addToSet: { stopped: personId } } : { $pull: { stopped: personId } }
      await model.updateMany({ _id: { $in: this.sameNumber(record) } }, change)
    },
    /** Nobody's any more, they go, number and all; those that serve others too only lose the person. */
    async forget(personId: string): Promise<void> {
      const ids = (await this.ofPerson(personId)).map((record) => record._id)
      if (ids.length === 0) return
      // Whole ones first: a process that dies after it has left no number without anybody to find it by.
      await model.deleteMany({ _id: { $in: ids }, people: [personId] })
      await model.updateMany({ people: personId }, { $pull: { people: personId, stopped: personId } })
      // The other one of a shared phone was erased at the same moment.
      await model.deleteMany({ _id: { $in: ids }, people: { $size: 0 } })
    },
    async unreachable(id: string, code: string): Promise<void> {
      await model.updateOne({ _id: id }, { $set: { unreachable: code } })
    },
  }
}
