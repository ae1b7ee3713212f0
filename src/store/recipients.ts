import { type Connection, Schema } from 'mongoose'
import { type AudiencePart, audiencePartStore } from './audience-parts.ts'
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
/** People asked for in one question. */
const PAGE = 1_000

export type Recipients = ReturnType<typeof recipientStore>
export type RecipientChange = { ids: readonly string[]; change: Partial<Omit<RecipientRecord, '_id'>> }

export function recipientStore(connection: Connection) {
  const model = connection.model<RecipientRecord>('Recipient', schema)
  const parts = audiencePartStore(connection)
  return {
    model,
    /** Writes an audience, each person once; again after a crash changes nothing. `people` are all of them, in one order. */
    async plan(audience: string, people: readonly string[], at: Date): Promise<void> {
      const count = Math.ceil(people.length / PART)
      await parts.write(
        Array.from({ length: count }, (_, n) => {
          const some = people.slice(n * PART, (n + 1) * PART)
          return { _id: partOf(audience, n), audience, people: some, n: some.length, dueAt: at }
        }),
      )
    },
    /** Writes down each person of a part whose turn has come. Two at once, or once more after a crash, write each person once. */
    async open(part: string): Promise<void> {
      const planned = await parts.get(part)
      if (!planned) return
      try {
        await model.collection.insertMany(asRecipients(planned) as never[], { ordered: false })
      } catch (error) {
        if (!isDuplicate(error)) throw error
      }
      await parts.remove(part)
    },
    /** Audiences of a broadcast that were frozen before and hold no more: those before and behind this one, which may be large. */
    async forget(broadcast: string, audience: string): Promise<void> {
      for (const [from, to] of [
        [`${broadcast}/`, audience],
        [`${audience}\0`, `${broadcast}0`],
      ] as const) {
        await parts.forget(from, to)
        await model.deleteMany({ audience: { $gte: from, $lt: to } })
      }
    },
    /** Of one part that is open, those whose time has come, in the order of the audience. */
    due: (part: string, now: Date, limit: number): Promise<RecipientRecord[]> =>
      model
        .find({ part, state: 'planned', dueAt: { $lte: now } })
        .limit(limit)
        .lean<RecipientRecord[]>(),
    /** Parts in which somebody's time has come, as far as the first `limit` people tell. */
    async dueParts(audience: string, now: Date, limit: number): Promise<string[]> {
      const unopened = await parts.due(audience, now, Math.ceil(limit / PART))
      const rows = await model
        .find({ audience, state: 'planned', dueAt: { $lte: now } }, { part: 1 })
        .limit(limit)
        .lean<RecipientRecord[]>()
      return [...new Set([...rows.map(({ part }) => part), ...unopened])]
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
    /** Whether anybody stands in this state. Parts first: of one that is being opened nobody may be missed. */
    some: async (audience: string, state: RecipientState): Promise<boolean> =>
      (state === 'planned' && (await parts.some(audience))) ||
      (await model.findOne({ audience, state }, { _id: 1 }).lean()) !== null,
    in: (audience: string, state: RecipientState, limit: number): Promise<RecipientRecord[]> =>
      model.find({ audience, state }).limit(limit).lean<RecipientRecord[]>(),
    /** How many stand in each state, and why those who get nothing do not. */
    async counts(audience: string): Promise<{ state: RecipientState; code: string | null; n: number }[]> {
      const unopened = await parts.people(audience)
      const rows = await model.aggregate<{ _id: { state: RecipientState; code?: string }; n: number }>([
        { $match: { audience } },
        { $group: { _id: { state: '$state', code: '$code' }, n: { $sum: 1 } } },
      ])
      const counts = rows.map(({ _id, n }) => ({ state: _id.state, code: _id.code ?? null, n }))
      const planned = counts.find(({ state, code }) => state === 'planned' && code === null)
      if (planned) planned.n += unopened
      else if (unopened > 0) counts.push({ state: 'planned', code: null, n: unopened })
      return counts
    },
    /** A page in the order of the ids, of those in this state where one is given. */
    async page(audience: string, limit: number, after = '', state?: RecipientState): Promise<RecipientRecord[]> {
      const unopened = state === undefined || state === 'planned' ? await parts.of(audience) : []
      const rows = await model
        .find({ audience, ...(state ? { state } : {}), ...(after === '' ? {} : { _id: { $gt: after } }) })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<RecipientRecord[]>()
      const found = new Map(unopened.flatMap(asRecipients).map((one) => [one._id, one]))
      for (const one of rows) found.set(one._id, one)
      return [...found.values()]
        .filter(({ _id }) => _id > after)
        .sort((a, b) => (a._id < b._id ? -1 : 1))
        .slice(0, limit)
    },
    /** Those of these people who got it, or are about to. */
    async getting(audience: string, people: readonly string[]): Promise<Set<string>> {
      const unopened = new Set((await parts.of(audience)).flatMap((part) => part.people))
      const found = new Set(people.filter((id) => unopened.has(id)))
      for (let from = 0; from < people.length; from += PAGE) {
        const ids = people.slice(from, from + PAGE).map((id) => `${audience}/${id}`)
        const rows = await model.find({ _id: { $in: ids } }, { personId: 1, state: 1 }).lean<RecipientRecord[]>()
        for (const { personId, state } of rows) if (state !== 'excluded' && state !== 'staff') found.add(personId)
      }
      return found
    },
  }
}

const asRecipients = ({ _id: part, audience, people, dueAt }: AudiencePart): RecipientRecord[] =>
  people.map((personId) => {
    const _id = `${audience}/${personId}`
    return { _id, audience, part, personId, round: 0, state: 'planned', dueAt }
  })

export const audienceId = (broadcast: string, freezing: string): string => `${broadcast}/${freezing}`
export const partOf = (audience: string, n: number): string => `${audience}/${String(n).padStart(6, '0')}`
