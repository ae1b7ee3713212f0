import { type Connection, Schema } from 'mongoose'
import type { Vault } from './vault.ts'

/** What enters a conversation. `_id` is unique for ever: the same webhook, start or timer enters once. */
export type InboxItem = {
  _id: string
  addressId: string
  /** Set where the sender of the item knows the person (starts, timers, events); an inbound message finds its own, once. */
  personId?: string
  kind: 'inbound' | 'problem' | 'input'
  receivedAt: Date
  /** Order of arrival: microseconds since 1970, from the receive time and a counter within the millisecond. */
  order: number
  /** `forgotten`: it came, and that is all that is still known of it. */
  state: 'new' | 'handled' | 'quarantined' | 'forgotten'
  /** Counted before the work, so that an item that kills the process is recognised. */
  attempts: number
  /** The content, sealed under the hub's own key; removed when handled (the thread keeps the words, under the person's key). */
  sealed?: string
  reason?: string
}

const schema = new Schema<InboxItem>(
  {
    _id: { type: String, required: true },
    addressId: { type: String, required: true },
    personId: String,
    kind: { type: String, required: true },
    receivedAt: { type: Date, required: true },
    order: { type: Number, required: true },
    state: { type: String, required: true },
    attempts: { type: Number, required: true },
    sealed: String,
    reason: String,
  },
  { collection: 'inbox', versionKey: false },
)
schema.index({ addressId: 1, state: 1, order: 1 })
schema.index({ state: 1, receivedAt: 1 })
schema.index({ kind: 1, receivedAt: 1 })

export type NewItem = {
  id: string
  addressId: string
  personId?: string
  kind: InboxItem['kind']
  receivedAt: Date
  content: unknown
}

export type Inbox = ReturnType<typeof inboxStore>

/** Without its content, and done with. */
const GONE = { $set: { state: 'handled' }, $unset: { sealed: 1 } } as const

const ASIDE = { state: 'quarantined' } as const

/** An item that failed this often is put aside for a person; the conversation goes on. */
export const MAX_ATTEMPTS = 3

export function inboxStore(connection: Connection, vault: Vault) {
  const model = connection.model<InboxItem>('Inbox', schema)
  let last = 0
  const orderOf = (at: Date): number => {
    last = Math.max(at.getTime() * 1000, last + 1)
    return last
  }
  const seal = (item: NewItem): InboxItem => ({
    _id: item.id,
    addressId: item.addressId,
    ...(item.personId ? { personId: item.personId } : {}),
    kind: item.kind,
    receivedAt: item.receivedAt,
    order: orderOf(item.receivedAt),
    state: 'new',
    attempts: 0,
    sealed: vault.seal(vault.ownKey, JSON.stringify(item.content), `inbox/${item.id}`),
  })

  return {
    model,
    seal,
    /**
     * Inserts many at once, durably. An item that is already there is left alone.
     * @returns how many were new
     * @throws when the store did not acknowledge: nothing may be answered 2xx then
     */
    async insert(items: InboxItem[]): Promise<number> {
      if (items.length === 0) return 0
      try {
        const result = await model.collection.insertMany(items as never[], { ordered: false })
        return result.insertedCount
      } catch (error) {
        const bulk = error as {
          code?: number
          writeErrors?: { code: number }[] | { code: number }
          insertedCount?: number
        }
        const errors = [bulk.writeErrors ?? []].flat()
        if (bulk.code === 11000 && errors.every((each) => each.code === 11000)) return bulk.insertedCount ?? 0
        throw error
      }
    },
    add(item: NewItem): Promise<number> {
      return this.insert([seal(item)])
    },
    content: <T>(item: InboxItem): T =>
      JSON.parse(vault.open(vault.ownKey, item.sealed ?? '', `inbox/${item._id}`)) as T,
    waiting: (addressId: string, limit: number): Promise<InboxItem[]> =>
      model.find({ addressId, state: 'new' }).sort({ order: 1 }).limit(limit).lean<InboxItem[]>(),
    /** Counts an attempt, and keeps whose conversation it is for: a rerun does not look for the person anew. */
    async begin(id: string, personId?: string): Promise<void> {
      await model.updateOne({ _id: id }, { $inc: { attempts: 1 }, ...(personId ? { $set: { personId } } : {}) })
    },
    /** Takes back an attempt that failed through no fault of the item. */
    async forgive(id: string): Promise<void> {
      await model.updateOne({ _id: id, attempts: { $gt: 0 } }, { $inc: { attempts: -1 } })
    },
    async handled(id: string): Promise<void> {
      await model.updateOne({ _id: id }, { $set: { state: 'handled' }, $unset: { sealed: 1 } })
    },
    /** The content stays, sealed, for the person who looks into it. */
    async quarantine(id: string, reason: string): Promise<void> {
      await model.updateOne({ _id: id }, { $set: { state: 'quarantined', reason } })
    },
    /** What was put aside from these addresses, and what waits for the person: without its content, and done with. */
    async erase(personId: string, addressIds: string[]): Promise<void> {
      await model.updateMany({ personId, state: { $in: ['new', 'quarantined'] } }, GONE)
      if (addressIds.length > 0) await model.updateMany({ addressId: { $in: addressIds }, state: 'quarantined' }, GONE)
    },
    /** What came before `at` and stands so, read as it goes. */
    before: (state: 'handled' | 'quarantined', at: Date): AsyncIterable<InboxItem> =>
      model
        .find({ state, receivedAt: { $lte: at } }, { sealed: 0 })
        .sort({ receivedAt: 1 })
        .lean<InboxItem>()
        .cursor(),
    /** Nobody looks into these any more. */
    async emptied(ids: string[]): Promise<void> {
      await model.updateMany({ _id: { $in: ids }, state: 'quarantined' }, GONE)
    },
    /** That they came stays, so that none counts twice; from where does not. */
    async unaddressed(ids: string[]): Promise<void> {
      const bare = { $set: { state: 'forgotten', addressId: '' }, $unset: { personId: 1 } } as const
      await model.updateMany({ _id: { $in: ids }, state: 'handled' }, bare)
    },
    /** Addresses with work that nobody has taken up since `before`. */
    forgotten: (before: Date, limit: number): Promise<string[]> =>
      model
        .aggregate<{ _id: string }>([
          { $match: { state: 'new', receivedAt: { $lte: before } } },
          { $group: { _id: '$addressId', first: { $min: '$order' } } },
          { $sort: { first: 1 } },
          { $limit: limit },
        ])
        .then((rows) => rows.map((row) => row._id)),
    /** Receive time of the oldest item that still waits, for the lag metric. */
    oldest: (): Promise<Date | null> =>
      model
        .findOne({ state: 'new' }, { receivedAt: 1 })
        .sort({ receivedAt: 1 })
        .lean<InboxItem>()
        .then((item) => item?.receivedAt ?? null),
    /** Receive time of the newest message of a person, handled or not. */
    newestInbound: (): Promise<Date | null> =>
      model
        .findOne({ kind: 'inbound' }, { receivedAt: 1 })
        .sort({ receivedAt: -1 })
        .lean<InboxItem>()
        .then((item) => item?.receivedAt ?? null),
    get: (id: string): Promise<InboxItem | null> => model.findById(id).lean<InboxItem>(),
    /** What was put aside, without its content, the oldest first. `after`: the last of the page before. */
    async setAside(limit: number, after?: { at: Date; id: string }): Promise<InboxItem[]> {
      // What came in the same millisecond as the last one is looked through again.
      const before = after ? await model.countDocuments({ ...ASIDE, receivedAt: after.at, _id: { $lte: after.id } }) : 0
      return model
        .find({ ...ASIDE, ...(after ? { receivedAt: { $gte: after.at } } : {}) }, { sealed: 0 })
        .sort({ receivedAt: 1, _id: 1 })
        .skip(before)
        .limit(limit)
        .lean<InboxItem[]>()
    },
    known: (ids: string[]): Promise<Set<string>> =>
      model
        .find({ _id: { $in: ids } }, { _id: 1 })
        .lean<InboxItem[]>()
        .then((items) => new Set(items.map((item) => item._id))),
    quarantined: (): Promise<number> => model.countDocuments({ state: 'quarantined' }),
  }
}
