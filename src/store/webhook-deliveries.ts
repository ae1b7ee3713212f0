import { type Connection, Schema } from 'mongoose'
import { isDuplicate } from './connect.ts'

/** What is told of an update: ids, and nothing about anybody. */
export type WebhookData = { noun: string; id: string; move: string; matter?: string }

/** One message for one subscription. Its id is the `webhook-id`, the same however often it is sent. */
export type DeliveryRecord = {
  _id: string
  webhook: string
  type: string
  /** When it happened. */
  at: Date
  data: WebhookData
  state: 'waiting' | 'delivered' | 'failed' | 'dropped'
  attempts: number
  /** When it is tried next; while one process sends it, when another may. */
  nextAt?: Date
  createdAt: Date
  /** What became of the last attempt: a status, or why there was none. */
  last?: string
  lastAt?: Date
}

const schema = new Schema<DeliveryRecord>(
  {
    _id: { type: String, required: true },
    webhook: { type: String, required: true },
    type: { type: String, required: true },
    at: { type: Date, required: true },
    data: { type: Schema.Types.Mixed, required: true } as never,
    state: { type: String, required: true },
    attempts: { type: Number, required: true },
    nextAt: Date,
    createdAt: { type: Date, required: true },
    last: String,
    lastAt: Date,
  },
  { collection: 'webhook_deliveries', versionKey: false },
)
const KEPT_SECONDS = 30 * 86_400
schema.index({ nextAt: 1 }, { sparse: true })
schema.index({ webhook: 1, nextAt: 1 })
schema.index({ webhook: 1, createdAt: -1, _id: -1 })
schema.index({ createdAt: 1 }, { expireAfterSeconds: KEPT_SECONDS })

export type WebhookDeliveries = ReturnType<typeof webhookDeliveryStore>

export function webhookDeliveryStore(connection: Connection) {
  const model = connection.model<DeliveryRecord>('WebhookDelivery', schema)
  return {
    model,
    /** Those that are there already stay as they are. */
    async add(deliveries: readonly DeliveryRecord[]): Promise<void> {
      if (deliveries.length === 0) return
      try {
        await model.collection.insertMany([...deliveries] as never[], { ordered: false })
      } catch (error) {
        if (!isDuplicate(error)) throw error
      }
    },
    /** Of one subscription, those whose time has come, the longest waiting first. */
    due: (webhook: string, now: Date, limit: number): Promise<DeliveryRecord[]> =>
      model
        .find({ webhook, nextAt: { $lte: now } })
        .sort({ nextAt: 1 })
        .limit(limit)
        .lean<DeliveryRecord[]>(),
    /** Of one subscription, the newest first; `beyond`: the last of the page before. */
    async list(
      webhook: string,
      limit: number,
      { state, beyond }: { state?: DeliveryRecord['state']; beyond?: Pick<DeliveryRecord, '_id' | 'createdAt'> } = {},
    ): Promise<DeliveryRecord[]> {
      const of = { webhook, ...(state ? { state } : {}) }
      const read = (filter: object, most: number): Promise<DeliveryRecord[]> =>
        model
          .find(filter as never)
          .sort({ createdAt: -1, _id: -1 })
          .limit(most)
          .lean<DeliveryRecord[]>()
      if (!beyond) return read(of, limit)
      // Two questions, not one with `$or`: the default database would look through the whole collection for that.
      const same = await read({ ...of, createdAt: beyond.createdAt, _id: { $lt: beyond._id } }, limit)
      if (same.length >= limit) return same
      return [...same, ...(await read({ ...of, createdAt: { $lt: beyond.createdAt } }, limit - same.length))]
    },
    /** Subscriptions for which something is due. */
    async waiting(before: Date, limit: number): Promise<string[]> {
      const rows = await model
        .find({ nextAt: { $lte: before } }, { webhook: 1 })
        .sort({ nextAt: 1 })
        .limit(limit)
        .lean<{ webhook: string }[]>()
      return [...new Set(rows.map(({ webhook }) => webhook))]
    },
    /** Nobody else sends it until then. False when somebody does already. */
    async claim({ _id, attempts, nextAt }: DeliveryRecord, until: Date): Promise<boolean> {
      const change = { $set: { nextAt: until }, $inc: { attempts: 1 } }
      return (await model.updateOne({ _id, attempts, nextAt: nextAt as Date }, change)).matchedCount === 1
    },
    /** What became of the attempt; `nextAt` null: there is none after it. */
    async settle(
      _id: string,
      { nextAt, ...outcome }: Pick<DeliveryRecord, 'state'> & { last: string; lastAt: Date; nextAt: Date | null },
    ): Promise<void> {
      await model.updateOne(
        { _id, state: 'waiting' },
        nextAt === null ? { $set: outcome, $unset: { nextAt: 1 } } : { $set: { ...outcome, nextAt } },
      )
    },
    /** Nothing of it is sent any more. */
    async drop(webhook: string): Promise<void> {
      await model.updateMany({ webhook, state: 'waiting' }, { $set: { state: 'dropped' }, $unset: { nextAt: 1 } })
    },
    /** What did not arrive since then is sent again, from the first attempt on. @returns how many */
    async again(webhook: string, since: Date, now: Date): Promise<number> {
      const lost = { webhook, createdAt: { $gte: since }, state: { $in: ['failed', 'dropped'] } }
      const change = { $set: { state: 'waiting', attempts: 0, nextAt: now } }
      return (await model.updateMany(lost as never, change)).modifiedCount
    },
    async remove(webhook: string): Promise<void> {
      await model.deleteMany({ webhook })
    },
  }
}
