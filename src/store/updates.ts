import { type Connection, Schema } from 'mongoose'
import type { Actor } from '../cases/noun.ts'
import type { AuditEntry } from './audit.ts'
import { chainedLog } from './chained-log.ts'
import { isDuplicate } from './connect.ts'

/** An immutable fact about a case, and what became of it. Only outcome, reason, told and void change. */
export type UpdateRecord = {
  /** The key: the same fact told twice is one. */
  _id: string
  noun: string
  subject: string
  move: string
  /** Whose key seals the payload; absent: the hub's own. */
  personId?: string
  /** Who told it in a conversation, where it is not sealed with their key: their words wait for it. */
  speaker?: string
  /** Payload as JSON, sealed. */
  sealed: string
  actor: Actor
  source: string
  eventAt: Date
  /** See Update. */
  seq?: number
  receivedAt: Date
  outcome: 'pending' | 'accepted' | 'refused'
  reason?: string
  /** Refused because this update of another source says otherwise. */
  contradicts?: string
  /** What the move tells has been put on its way. */
  told?: boolean
  /** The move that told it does not stand any more, so neither does this. */
  void?: boolean
  /** Not yet in the hash chain (`src/hub/privacy/audit.ts`). */
  unchained?: boolean
}

const schema = new Schema<UpdateRecord>(
  {
    _id: { type: String, required: true },
    noun: { type: String, required: true },
    subject: { type: String, required: true },
    move: { type: String, required: true },
    personId: String,
    speaker: String,
    sealed: { type: String, required: true },
    actor: { type: Schema.Types.Mixed, required: true } as never,
    source: { type: String, required: true },
    eventAt: { type: Date, required: true },
    seq: Number,
    receivedAt: { type: Date, required: true },
    outcome: { type: String, required: true },
    reason: String,
    contradicts: String,
    told: Boolean,
    void: Boolean,
    unchained: Boolean,
  },
  { collection: 'updates', versionKey: false },
)
schema.index({ noun: 1, subject: 1, eventAt: 1, _id: 1 })
schema.index({ outcome: 1, receivedAt: 1, _id: 1 })
schema.index({ personId: 1, receivedAt: 1 })
schema.index({ unchained: 1 }, { sparse: true })

export type Settled = Pick<UpdateRecord, 'reason' | 'contradicts'> & { key: string; outcome: 'accepted' | 'refused' }

export type Updates = ReturnType<typeof updateStore>

export function updateStore(connection: Connection) {
  const model = connection.model<UpdateRecord>('Update', schema)
  return {
    model,
    ...chainedLog(model, 'receivedAt', auditEntry),
    async insert(records: UpdateRecord[]): Promise<void> {
      if (records.length === 0) return
      try {
        await model.collection.insertMany(records.map((record) => ({ ...record, unchained: true })) as never[], {
          ordered: false,
        })
      } catch (error) {
        if (!isDuplicate(error)) throw error
      }
    },
    /**
     * The payloads go; that something was said, by whom and when, and what became of it, stays. What an address hears is sealed
     * by the hub's own key, as it serves several people: there it is taken away where the person's own case told it.
     */
    async erase(personId: string, addressIds: readonly string[]): Promise<void> {
      await model.updateMany({ personId }, { $set: { sealed: '' } })
      if (addressIds.length === 0) return
      const told = { noun: 'address', subject: { $in: [...addressIds] }, 'actor.id': personCase(personId) }
      await model.updateMany(told, { $set: { sealed: '' } })
    },
    get: (key: string): Promise<UpdateRecord | null> => model.findById(key).lean<UpdateRecord>(),
    many: (keys: string[]): Promise<UpdateRecord[]> => model.find({ _id: { $in: keys } }).lean<UpdateRecord[]>(),
    /** Everything said about a document, oldest event first: the fold order. */
    of: (noun: string, subject: string): Promise<UpdateRecord[]> =>
      model.find({ noun, subject }).sort({ eventAt: 1, _id: 1 }).lean<UpdateRecord[]>(),
    /** Every document of which something was said, in the order of its noun and id, read as it goes. */
    async *subjects(): AsyncGenerator<{ noun: string; subject: string }> {
      const rows = model
        .find({}, { noun: 1, subject: 1, _id: 0 })
        .sort({ noun: 1, subject: 1 })
        .lean<{ noun: string; subject: string }[]>()
        .cursor()
      let last: { noun: string; subject: string } | undefined
      for await (const { noun, subject } of rows) {
        if (last?.noun === noun && last.subject === subject) continue
        last = { noun, subject }
        yield last
      }
    },
    /** Those of these documents of which anything was said. */
    subjectsAmong: async (noun: string, subjects: readonly string[]): Promise<Set<string>> =>
      new Set(await model.distinct('subject', { noun, subject: { $in: [...subjects] } })),
    /** Everything said about these documents of one noun, in no order. */
    ofMany: (noun: string, subjects: readonly string[]): Promise<UpdateRecord[]> =>
      model.find({ noun, subject: { $in: [...subjects] } }).lean<UpdateRecord[]>(),
    /** Everything said about these people, in the order of arrival, read as it goes. */
    ofPeople: (personIds: readonly string[]): AsyncIterable<UpdateRecord> =>
      model
        .find({ personId: { $in: [...personIds] } })
        .sort({ receivedAt: 1 })
        .lean<UpdateRecord>()
        .cursor(),
    /** Accepted updates of these moves on these documents, oldest event first. */
    accepted: (noun: string, subjects: readonly string[], moves: readonly string[]): Promise<UpdateRecord[]> =>
      model
        .find({ noun, subject: { $in: [...subjects] }, move: { $in: [...moves] }, outcome: 'accepted' })
        .sort({ eventAt: 1, _id: 1 })
        .lean<UpdateRecord[]>(),
    /** From the first to the last event told of each of these documents. */
    async spans(noun: string, subjects: readonly string[]): Promise<{ subject: string; from: Date; to: Date }[]> {
      const rows = await model.aggregate<{ _id: string; from: Date; to: Date }>([
        { $match: { noun, subject: { $in: [...subjects] }, outcome: 'accepted' } },
        { $group: { _id: '$subject', from: { $min: '$eventAt' }, to: { $max: '$eventAt' } } },
      ])
      return rows.map(({ _id, from, to }) => ({ subject: _id, from, to }))
    },
    /** Writes what became of updates: those of one outcome and reason together. */
    async settle(outcomes: readonly Settled[]): Promise<void> {
      if (outcomes.length === 0) return
      const groups = new Map<string, { keys: string[]; what: Omit<Settled, 'key'> }>()
      for (const { key, ...what } of outcomes) {
        const name = JSON.stringify(what)
        const group = groups.get(name) ?? { keys: [], what }
        group.keys.push(key)
        groups.set(name, group)
      }
      await model.collection.bulkWrite(
        [...groups.values()].map(({ keys, what: { outcome, reason, contradicts } }) => ({
          updateMany: {
            filter: { _id: { $in: keys } },
            update: withoutAbsent({ outcome, reason, contradicts }),
          },
        })) as never[],
        { ordered: false },
      )
    },
    /** Accepted updates of these moves that we learnt of since. */
    since: (noun: string, moves: readonly string[], at: Date): Promise<UpdateRecord[]> =>
      model
        .find({ outcome: 'accepted', receivedAt: { $gte: at }, noun, move: { $in: [...moves] } })
        .lean<UpdateRecord[]>(),
    /**
     * What the update `key` told other cases counts no more, or again; the record worker judges it anew.
     * @returns the documents that it was told of
     */
    async setVoid(key: string, isVoid: boolean): Promise<{ noun: string; subject: string }[]> {
      // Ids of what is told begin so; ':' is followed by ';'. What staff have in hand stays theirs.
      const told = { _id: { $gte: `tell:${key}:`, $lt: `tell:${key};` }, source: key, noun: { $ne: 'handoff' } }
      const records = await model.find(told, { noun: 1, subject: 1, void: 1 }).lean<UpdateRecord[]>()
      const changed = records.filter((record) => (record.void ?? false) !== isVoid)
      if (changed.length === 0) return []
      await model.updateMany(
        { _id: { $in: changed.map(({ _id }) => _id) } },
        isVoid ? { $set: { void: true, outcome: 'pending' } } : { $set: { outcome: 'pending' }, $unset: { void: 1 } },
      )
      return changed.map(({ noun, subject }) => ({ noun, subject }))
    },
    async told(keys: string[]): Promise<void> {
      if (keys.length > 0) await model.updateMany({ _id: { $in: keys } }, { $set: { told: true } })
    },
    /** Subjects with updates that nobody has applied since `before`. */
    async forgotten(before: Date, limit: number): Promise<{ noun: string; subject: string }[]> {
      const rows = await model.aggregate<{ _id: { noun: string; subject: string } }>([
        { $match: { outcome: 'pending', receivedAt: { $lte: before } } },
        { $group: { _id: { noun: '$noun', subject: '$subject' } } },
        { $limit: limit },
      ])
      return rows.map((row) => row._id)
    },
  }
}

const PERSON_CASE = 'person:'
/** Who tells it, where a person's own case does. */
const personCase = (personId: string): string => `${PERSON_CASE}${personId}`
const tellingPerson = ({ kind, id }: Actor): string | undefined =>
  kind === 'case' && id?.startsWith(PERSON_CASE) ? id.slice(PERSON_CASE.length) : undefined

/** All but what became of it: that follows from the others. */
const auditEntry = (record: UpdateRecord): AuditEntry => {
  const { _id: id, noun, subject, move, personId, actor, source, eventAt, receivedAt, seq, sealed } = record
  const erasedWith = personId ?? tellingPerson(actor)
  const fixed = JSON.stringify([
    noun,
    subject,
    move,
    personId ?? null,
    [actor.kind, actor.id ?? null],
    source,
    eventAt,
    receivedAt,
    seq ?? null,
  ])
  return { id, at: receivedAt, fixed, sealed, ...(erasedWith === undefined ? {} : { personId: erasedWith }) }
}

/** Sets what is there and takes away what is not. */
function withoutAbsent(values: Record<string, string | undefined>): object {
  const [there, absent] = [
    Object.entries(values).filter(([, value]) => value !== undefined),
    Object.entries(values).filter(([, value]) => value === undefined),
  ]
  return {
    $set: Object.fromEntries(there),
    ...(absent.length > 0 ? { $unset: Object.fromEntries(absent.map(([name]) => [name, 1])) } : {}),
  }
}
