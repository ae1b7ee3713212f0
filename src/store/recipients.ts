import { type Connection, Schema } from 'mongoose'
import { isDuplicate } from './connect.ts'

/**
 * One person of a frozen audience. Progress is what stands here, never a count in a job:
 *
 *   planned -> handed -> done            (what became of the message stands in `messages`)
 *           \-> excluded | staff         (`code`, `reason`: why not, in words)
 */
export const RECIPIENT_STATES = ['planned', 'handed', 'done', 'excluded', 'staff'] as const
export type RecipientState = (typeof RECIPIENT_STATES)[number]

export type RecipientRecord = {
  /** `<audience>/<person>`: the same person twice is one. */
  _id: string
  /** `<broadcast>/<freezing>` */
  audience: string
  /** `<audience>/<number of the part>`: what one wake-up call is about. */
  part: string
  personId: string
  /** Grows when it is sent once more because it failed. */
  round: number
  state: RecipientState
  /** Not before: it is night there, a day of rest, the sender is at its rate. */
  dueAt: Date
  code?: string
  reason?: string
}

const schema = new Schema<RecipientRecord>(
  {
    _id: { type: String, required: true },
    audience: { type: String, required: true },
    part: { type: String, required: true },
    personId: { type: String, required: true },
    round: { type: Number, required: true },
    state: { type: String, required: true },
    dueAt: { type: Date, required: true },
    code: String,
    reason: String,
  },
  { collection: 'recipients', versionKey: false },
)
schema.index({ part: 1 })
schema.index({ audience: 1, state: 1, dueAt: 1 })

/** People of one part: one wake-up call for each. */
export const PART = 200
/** Documents of one insert, and inserts on their way at a time: each waits for the journal. */
const TOGETHER = 1_000
const INSERTS = 4

export type Recipients = ReturnType<typeof recipientStore>
export type RecipientChange = { ids: readonly string[]; change: Partial<Omit<RecipientRecord, '_id'>> }

export function recipientStore(connection: Connection) {
  const model = connection.model<RecipientRecord>('Recipient', schema)
  return {
    model,
    /** Writes an audience, each person once; again after a crash changes nothing. `people` are all of them, in one order. */
    async plan(audience: string, people: readonly string[], at: Date): Promise<void> {
      let from = 0
      const inserts = async (): Promise<void> => {
        while (from < people.length) {
          const first = from
          from += TOGETHER
          const records = people.slice(first, from).map(
            (personId, n): RecipientRecord => ({
              _id: `${audience}/${personId}`,
              audience,
              part: partOf(audience, Math.floor((first + n) / PART)),
              personId,
              round: 0,
              state: 'planned',
              dueAt: at,
            }),
          )
          try {
            await model.collection.insertMany(records as never[], { ordered: false })
          } catch (error) {
            if (!isDuplicate(error)) throw error
          }
        }
      }
      await Promise.all(Array.from({ length: INSERTS }, inserts))
    },
    /** Audiences of a broadcast that were frozen before and hold no more: those before and behind this one, which may be large. */
    async forget(broadcast: string, audience: string): Promise<void> {
      await model.deleteMany({ audience: { $gte: `${broadcast}/`, $lt: audience } })
      await model.deleteMany({ audience: { $gt: audience, $lt: `${broadcast}0` } })
    },
    /** Of one part, those whose time has come, in the order of the audience. */
    due: (part: string, now: Date, limit: number): Promise<RecipientRecord[]> =>
      model
        .find({ part, state: 'planned', dueAt: { $lte: now } })
        .limit(limit)
        .lean<RecipientRecord[]>(),
    /** Parts in which somebody's time has come, as far as the first `limit` people tell. */
    async dueParts(audience: string, now: Date, limit: number): Promise<string[]> {
      const rows = await model
        .find({ audience, state: 'planned', dueAt: { $lte: now } }, { part: 1 })
        .limit(limit)
        .lean<RecipientRecord[]>()
      return [...new Set(rows.map(({ part }) => part))]
    },
    /** Changes of many that were planned, those of one kind together. */
    async settle(changes: readonly RecipientChange[], from: RecipientState = 'planned'): Promise<void> {
      const some = changes.filter(({ ids }) => ids.length > 0)
      if (some.length === 0) return
      await model.collection.bulkWrite(
        some.map(({ ids, change }) => ({
          updateMany: {
            filter: { _id: { $in: ids }, state: from },
            // Why somebody waited says nothing any more once they have it.
            update: { $set: change, ...(change.code === undefined ? { $unset: { code: 1, reason: 1 } } : {}) },
          },
        })) as never[],
        { ordered: false },
      )
    },
    /** How many have a message. */
    reached: (audience: string): Promise<number> =>
      model.countDocuments({ audience, state: { $in: ['handed', 'done'] } }),
    /** Whether anybody stands in this state. */
    some: async (audience: string, state: RecipientState): Promise<boolean> =>
      (await model.findOne({ audience, state }, { _id: 1 }).lean()) !== null,
    in: (audience: string, state: RecipientState, limit: number): Promise<RecipientRecord[]> =>
      model.find({ audience, state }).limit(limit).lean<RecipientRecord[]>(),
    /** How many stand in each state, and why those who get nothing do not. */
    async counts(audience: string): Promise<{ state: RecipientState; code: string | null; n: number }[]> {
      const rows = await model.aggregate<{ _id: { state: RecipientState; code?: string }; n: number }>([
        { $match: { audience } },
        { $group: { _id: { state: '$state', code: '$code' }, n: { $sum: 1 } } },
      ])
      return rows.map(({ _id, n }) => ({ state: _id.state, code: _id.code ?? null, n }))
    },
    /** A page in the order of the ids. */
    page: (audience: string, limit: number, after?: string, state?: RecipientState): Promise<RecipientRecord[]> =>
      model
        .find({ audience, ...(state ? { state } : {}), ...(after === undefined ? {} : { _id: { $gt: after } }) })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<RecipientRecord[]>(),
    /** Those of these people who are in an audience. */
    among: async (audience: string, people: readonly string[]): Promise<RecipientRecord[]> =>
      model.find({ _id: { $in: people.map((id) => `${audience}/${id}`) } }).lean<RecipientRecord[]>(),
  }
}

export const audienceId = (broadcast: string, freezing: string): string => `${broadcast}/${freezing}`
export const partOf = (audience: string, n: number): string => `${audience}/${String(n).padStart(6, '0')}`
