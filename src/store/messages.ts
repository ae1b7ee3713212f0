import { type Connection, Schema } from 'mongoose'
import type { DeliveryStatus } from '../channels/channel.ts'
import { isDuplicate } from './connect.ts'

/**
 * One message of a person's thread, in or out. An outbound one is also the record of its sending:
 *
 *   queued -> claimed -> sent -> delivered -> read
 *                    \-> uncertain -> sent | queued (settled by asking the provider)
 *   queued -> suppressed | refused          sent -> failed          owed -> bundled (`suppressed`)
 */
export type MessageState =
  | 'received'
  | 'queued'
  | 'claimed'
  | 'uncertain'
  | 'sent'
  | 'delivered'
  | 'read'
  | 'failed'
  | 'suppressed'
  | 'refused'
  /** A copy of a group's talk that goes out together with others. */
  | 'owed'

export type MessageRecord = {
  _id: string
  personId: string
  addressId: string
  direction: 'in' | 'out'
  kind: 'reply' | 'ours' | 'staff'
  state: MessageState
  /** Order within the person's thread, microseconds. */
  order: number
  at: Date
  /** Who of the team wrote it: the id of their key. */
  author?: string
  level?: string
  template?: boolean
  /** Why the weekly budget does not hold it back. */
  pressing?: string
  channel?: string
  flow?: string
  node?: string
  after?: string[]
  /** What is to be said (TextRef as JSON), sealed under the person's key. */
  sealed?: string
  /** The words as they went out or came in, sealed under the person's key. */
  sealedText?: string
  /** Which version of the words of `flow` and `node` went out, and in which language. */
  words?: { lang: string; hash: string }
  /** Said before a message of the same words, which follows in writing with what has to be chosen. */
  spoken?: boolean
  /** Id of the recording that goes, or went, out in place of words. */
  voice?: string
  /** Its recording could not be played at the other end: in writing from now on. */
  written?: boolean
  notBefore?: Date
  claimedAt?: Date
  /** When the provider is asked what became of it, if it is still only `sent` then. */
  askAt?: Date
  attempts?: number
  externalId?: string
  statusRank?: number
  /** Provider's error code or the name of the send rule. */
  code?: string
  /** Why it waits, was refused or failed, in words for staff. */
  reason?: string
  /** A failure that came by callback and is not dealt with yet. */
  problem?: string
  /** Of this broadcast. */
  broadcast?: string
  /** Of which group it is a copy, and of which post. */
  group?: string
  post?: string
  /** Copies that go out together in this one. */
  parts?: string[]
}

const schema = new Schema<MessageRecord>(
  {
    _id: { type: String, required: true },
    personId: { type: String, required: true },
    addressId: { type: String, required: true },
    direction: { type: String, required: true },
    kind: { type: String, required: true },
    state: { type: String, required: true },
    order: { type: Number, required: true },
    at: { type: Date, required: true },
    author: String,
    level: String,
    template: Boolean,
    pressing: String,
    channel: String,
    flow: String,
    node: String,
    after: { type: [String], default: undefined },
    sealed: String,
    sealedText: String,
    words: { type: new Schema({ lang: String, hash: String }, { _id: false }), default: undefined },
    spoken: Boolean,
    voice: String,
    written: Boolean,
    notBefore: Date,
    claimedAt: Date,
    askAt: Date,
    attempts: Number,
    externalId: String,
    statusRank: Number,
    code: String,
    reason: String,
    problem: String,
    broadcast: String,
    group: String,
    post: String,
    parts: { type: [String], default: undefined },
  },
  { collection: 'messages', versionKey: false },
)
schema.index({ personId: 1, order: 1 })
schema.index({ state: 1, notBefore: 1 })
schema.index({ state: 1, askAt: 1 })
schema.index({ externalId: 1 }, { sparse: true })
schema.index({ problem: -1 }, { sparse: true })
schema.index({ post: 1 }, { sparse: true })
schema.index({ broadcast: 1 }, { sparse: true })

/** A later callback never takes a message back: only a higher rank is written. */
export const STATUS_RANK: Record<DeliveryStatus, number> = {
  accepted: 0,
  queued: 1,
  sending: 2,
  sent: 3,
  failed: 4,
  undelivered: 4,
  canceled: 4,
  delivered: 5,
  read: 6,
}
const STATE_OF: Record<DeliveryStatus, MessageState> = {
  accepted: 'sent',
  queued: 'sent',
  sending: 'sent',
  sent: 'sent',
  failed: 'failed',
  undelivered: 'failed',
  canceled: 'failed',
  delivered: 'delivered',
  read: 'read',
}

/** `attempt`: which sending of the message the callback speaks of; a late one of an earlier attempt changes nothing. */
export type StatusChange = {
  messageId: string
  attempt: number
  externalId: string
  status: DeliveryStatus
  errorCode?: string
}

export type Messages = ReturnType<typeof messageStore>

export function messageStore(connection: Connection) {
  const model = connection.model<MessageRecord>('Message', schema)
  return {
    model,
    async insert(records: MessageRecord[]): Promise<void> {
      if (records.length === 0) return
      try {
        await model.collection.insertMany(records as never[], { ordered: false })
      } catch (error) {
        if (!isDuplicate(error)) throw error
      }
    },
    many: (ids: readonly string[]): Promise<MessageRecord[]> =>
      model.find({ _id: { $in: [...ids] } }).lean<MessageRecord[]>(),
    get: (id: string): Promise<MessageRecord | null> => model.findById(id).lean<MessageRecord>(),
    /** The latest that went out to a person. */
    lastSent: (personId: string, limit: number): Promise<MessageRecord[]> =>
      model
        .find({ personId, direction: 'out', state: { $in: ['claimed', 'uncertain', 'sent', 'delivered', 'read'] } })
        .sort({ order: -1 })
        .limit(limit)
        .lean<MessageRecord[]>(),
    /** How many copies of a post are in which state. */
    async copiesOf(post: string): Promise<Record<string, number>> {
      const rows = await model.aggregate<{ _id: string; n: number }>([
        { $match: { post } },
        { $group: { _id: '$state', n: { $sum: 1 } } },
      ])
      return Object.fromEntries(rows.map(({ _id, n }) => [_id, n]))
    },
    /** How many copies of a group each of these people has got since. */
    async copiesSince(personIds: readonly string[], group: string, since: Date): Promise<Map<string, number>> {
      const rows = await model
        .find(
          { personId: { $in: [...personIds] }, order: { $gte: since.getTime() * 1000 }, group, state: { $ne: 'owed' } },
          { personId: 1 },
        )
        .lean<MessageRecord[]>()
      const counts = new Map<string, number>()
      for (const { personId } of rows) counts.set(personId, (counts.get(personId) ?? 0) + 1)
      return counts
    },
    /** Copies of a group's talk that wait to go out together, in order. */
    owed: (personId: string, group: string, limit: number): Promise<MessageRecord[]> =>
      model.find({ personId, state: 'owed', group }).sort({ order: 1 }).limit(limit).lean<MessageRecord[]>(),
    /** Which of these people have a message waiting that brings what is owed to them. */
    async openBundles(personIds: readonly string[], group: string): Promise<Set<string>> {
      const rows = await model
        .find(
          { personId: { $in: [...personIds] }, state: 'queued', group, node: 'group_bundle', parts: null as never },
          { personId: 1 },
        )
        .lean<MessageRecord[]>()
      return new Set(rows.map(({ personId }) => personId))
    },
    /** Fixes what goes out together, once. False: it was fixed before, or does not wait any more. */
    async bundle(id: string, parts: readonly string[]): Promise<boolean> {
      const result = await model.updateOne(
        { _id: id, state: 'queued', parts: { $exists: false } },
        { $set: { parts: [...parts] } },
      )
      return result.matchedCount === 1
    },
    async bundled(ids: readonly string[]): Promise<void> {
      await model.updateMany(
        { _id: { $in: [...ids] }, state: 'owed' },
        { $set: { state: 'suppressed', code: 'bundled', reason: 'It went out together with others.' } },
      )
    },
    /** What waits for the answer to an opening is looked at now. @returns whether there is any */
    async hurryGroup(personId: string, now: Date): Promise<boolean> {
      const done = await model.updateMany(
        { personId, direction: 'out', state: 'queued', code: 'window', notBefore: { $gt: now } },
        { $set: { notBefore: now } },
      )
      return done.matchedCount > 0
    },
    /** All that is not settled for a person, in order: the first of them decides what the others wait for. */
    open: (personId: string, limit: number): Promise<MessageRecord[]> =>
      model
        .find({ personId, direction: 'out', state: { $in: ['queued', 'claimed', 'uncertain'] } })
        .sort({ order: 1 })
        .limit(limit)
        .lean<MessageRecord[]>(),
    /**
     * Takes a message, as it was read, for sending; null when somebody else has or had it since, or it is no longer waiting.
     * The number of the attempt is the guard, so that what was read and what is taken are the same.
     */
    async claim(
      message: MessageRecord,
      now: Date,
      sealedText: string,
      askAt: Date,
      version?: NonNullable<MessageRecord['words']>,
      voice?: string,
    ): Promise<MessageRecord | null> {
      const words = version && { lang: version.lang, hash: version.hash }
      const { code: _code, reason: _reason, voice: _voice, attempts = 0, ...rest } = message
      const claimed = {
        state: 'claimed',
        claimedAt: now,
        askAt,
        sealedText,
        attempts: attempts + 1,
        ...(words ? { words } : {}),
        ...(voice === undefined ? {} : { voice }),
      } as const
      const taken = await model.updateOne(
        { _id: message._id, state: 'queued', attempts },
        { $set: claimed, $unset: { code: 1, reason: 1, ...(voice === undefined ? { voice: 1 } : {}) } },
      )
      return taken.matchedCount === 1 ? { ...rest, ...claimed } : null
    },
    /** Moves a message on from a state that it must still be in; false when it is not. */
    async move(id: string, from: MessageState[], change: Partial<MessageRecord>): Promise<boolean> {
      const result = await model.updateOne({ _id: id, state: { $in: from } }, { $set: change })
      return result.matchedCount === 1
    },
    /**
     * Callbacks, grouped. A callback may come before the answer to our own request: it settles the claim then, one by one. Most are
     * about messages whose id at the provider is known: all that tell the same are one write, since each write waits for the journal.
     */
    async statuses(changes: StatusChange[]): Promise<void> {
      if (changes.length === 0) return
      const rows = await model
        .find({ _id: { $in: changes.map(({ messageId }) => messageId) } }, { externalId: 1 })
        .lean<Pick<MessageRecord, '_id' | 'externalId'>[]>()
      const known = new Map(rows.map(({ _id, externalId }) => [_id, externalId]))
      const alike = Map.groupBy(changes, ({ messageId, attempt, externalId, status, errorCode }) =>
        JSON.stringify([attempt, status, errorCode ?? null, known.get(messageId) === externalId ? null : externalId]),
      )
      await model.collection.bulkWrite(
        [...alike.values()].flatMap((group) => {
          const [first] = group
          if (!first) return []
          const { attempt, externalId, status, errorCode } = first
          const rank = STATUS_RANK[status]
          const failed = STATE_OF[status] === 'failed'
          const isNew = known.get(first.messageId) !== externalId
          return [
            {
              updateMany: {
                filter: {
                  _id: { $in: group.map(({ messageId }) => messageId) },
                  direction: 'out',
                  attempts: attempt,
                  state: { $nin: ['queued', 'suppressed', 'refused'] },
                  // Not `$or`: the default database would look through the whole collection for it.
                  statusRank: { $not: { $gte: rank } },
                },
                update: {
                  $set: {
                    state: STATE_OF[status],
                    statusRank: rank,
                    ...(isNew ? { externalId } : {}),
                    ...(failed ? { code: errorCode ?? 'none', problem: errorCode ?? 'none' } : {}),
                  },
                  ...(failed ? {} : { $unset: { problem: 1, code: 1, reason: 1 } }),
                },
              },
            },
          ]
        }) as never[],
        { ordered: false },
      )
    },
    /** Codes are digits or words. Not "is there" (`$exists`), for which the default database uses no index. */
    problems: (limit: number, personId?: string): Promise<MessageRecord[]> =>
      model
        .find({ problem: { $gte: '0' }, ...(personId ? { personId } : {}) })
        .limit(limit)
        .lean<MessageRecord[]>(),
    async problemSettled(id: string, change: Partial<MessageRecord> = {}): Promise<void> {
      await model.updateOne({ _id: id }, { $set: change, $unset: { problem: 1 } })
    },
    /** Takes new messages for sending in the write that makes them. @returns those that were not there yet */
    async claimNew(records: readonly MessageRecord[]): Promise<MessageRecord[]> {
      if (records.length === 0) return []
      try {
        await model.collection.insertMany(records as never[], { ordered: false })
        return [...records]
      } catch (error) {
        if (!isDuplicate(error)) throw error
        const { writeErrors } = error as { writeErrors?: { index: number } | { index: number }[] }
        const there = new Set([writeErrors ?? []].flat().map(({ index }) => index))
        return records.filter((_, index) => !there.has(index))
      }
    },
    /**
     * The provider has all of these, under these ids: one write for all. A callback that was faster and went further has left its id.
     */
    async sentMany(externalIds: ReadonlyMap<string, string>): Promise<void> {
      if (externalIds.size === 0) return
      const ids = { $literal: [...externalIds].map(([id, externalId]) => ({ id, externalId })) }
      const own = { $first: { $filter: { input: ids, cond: { $eq: ['$$this.id', '$_id'] } } } }
      const theirs = { $getField: { field: 'externalId', input: own } }
      await model.collection.updateMany(
        { _id: { $in: [...externalIds.keys()] }, state: { $in: ['claimed', 'uncertain'] } } as never,
        [{ $set: { state: 'sent', externalId: theirs } }, { $unset: ['code', 'reason'] }] as never,
      )
    },
    /** The provider has it. A callback may have been faster and gone further: then only the id is new. */
    async sent(id: string, externalId: string): Promise<void> {
      const done = await model.updateOne(
        { _id: id, state: { $in: ['claimed', 'uncertain'] } },
        { $set: { state: 'sent', externalId }, $unset: { code: 1, reason: 1 } },
      )
      if (done.matchedCount === 0)
        await model.updateOne({ _id: id, externalId: { $exists: false } }, { $set: { externalId } })
    },
    async requeue(id: string, from: MessageState[], change: Partial<MessageRecord>): Promise<void> {
      await model.updateOne(
        { _id: id, state: { $in: from } },
        { $set: { state: 'queued', ...change }, $unset: { externalId: 1, statusRank: 1, problem: 1, claimedAt: 1 } },
      )
    },
    /** People with a message that is due, or whose claim nobody came back from. */
    async forgotten(now: Date, claimedBefore: Date, limit: number): Promise<string[]> {
      // Three questions, not one with `$or`: the default database would look through the whole collection for that.
      const rows = await Promise.all(
        [
          model.find({ state: 'queued', notBefore: { $lte: now } }).sort({ notBefore: 1 }),
          model.find({ state: 'claimed', claimedAt: { $lte: claimedBefore } }),
          model.find({ state: 'uncertain', notBefore: { $lte: now } }),
        ].map((due) => due.select({ personId: 1 }).limit(limit).lean<MessageRecord[]>()),
      )
      return [...new Set(rows.flat().map(({ personId }) => personId))].slice(0, limit)
    },
    /** A planned question that was put in another way meanwhile. */
    async withdraw(personId: string, { flow, node }: { flow: string; node: string }): Promise<void> {
      await model.updateMany(
        { personId, direction: 'out', state: 'queued', kind: 'ours', flow, node },
        { $set: { state: 'suppressed', code: 'superseded', reason: 'The person wrote first and was answered.' } },
      )
    },
    /** What the team wrote and waits for an answer is looked at now: one has come. @returns whether there is any */
    async hurryTeam(personId: string, now: Date): Promise<boolean> {
      const done = await model.updateMany(
        { personId, direction: 'out', state: 'queued', kind: 'staff', notBefore: { $gt: now } },
        { $set: { notBefore: now } },
      )
      return done.matchedCount > 0
    },
    /** What waits for a person and must not go out any more. */
    async suppress(personId: string, reason: string, except: string[] = []): Promise<number> {
      const result = await model.updateMany(
        { personId, direction: 'out', state: 'queued', kind: { $ne: 'staff' }, _id: { $nin: except } },
        { $set: { state: 'suppressed', reason, code: 'opted-out' } },
      )
      return result.modifiedCount
    },
    /** Takes the words of a person's messages away, and holds back what has not gone out. What was sent stays counted. */
    async erase(personId: string): Promise<void> {
      await model.updateMany(
        { personId, state: 'queued' },
        { $set: { state: 'suppressed', code: 'erased', reason: 'The person was erased.' } },
      )
      await model.updateMany({ personId }, { $unset: { sealed: 1, sealedText: 1, problem: 1 } })
    },
    countOf: (personIds: string[]): Promise<number> => model.countDocuments({ personId: { $in: personIds } }),
    /** All of it: that they were written to, and what was said. */
    async removeOf(personIds: string[]): Promise<void> {
      await model.deleteMany({ personId: { $in: personIds } })
    },
    /** Sent, and no callback has told more; longest due first. */
    unconfirmed: (now: Date, limit: number): Promise<MessageRecord[]> =>
      model
        .find({ state: 'sent', askAt: { $lte: now } })
        .sort({ askAt: 1 })
        .limit(limit)
        .lean<MessageRecord[]>(),
    /** Null: not any more. */
    async askAgain(id: string, at: Date | null): Promise<void> {
      await model.updateOne({ _id: id }, at ? { $set: { askAt: at } } : { $unset: { askAt: 1 } })
    },
    /** When we began with these people since `since`: an instant for each turn of which something went out; none for who is left out. */
    begun: async (personIds: readonly string[], since: Date): Promise<Map<string, Date[]>> => {
      const rows = await model
        .find(
          {
            personId: { $in: [...personIds] },
            direction: 'out',
            kind: 'ours',
            // They wanted the group: its talk takes nothing from what we may begin.
            group: null,
            order: { $gte: since.getTime() * 1000 },
            state: { $in: ['claimed', 'uncertain', 'sent', 'delivered', 'read'] },
          },
          { personId: 1, at: 1 },
        )
        .lean<MessageRecord[]>()
      return new Map(
        [...Map.groupBy(rows, ({ personId }) => personId)].map(([personId, own]) => [
          personId,
          [...new Set(own.map(({ at }) => at.getTime()))].map((at) => new Date(at)),
        ]),
      )
    },
    /** What these people got of a broadcast. */
    gotOf: (broadcast: string, personIds: readonly string[]): Promise<MessageRecord[]> =>
      model
        .find({ personId: { $in: [...personIds] }, broadcast, state: { $in: ['sent', 'delivered', 'read'] } })
        .lean<MessageRecord[]>(),
    /** Those of a broadcast that did not arrive, a page in the order of their ids. */
    failedOf: (broadcast: string, limit: number, after = ''): Promise<MessageRecord[]> =>
      model
        .find({ broadcast, state: 'failed', _id: { $gt: after } })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<MessageRecord[]>(),
    /** How many of a broadcast's stand in each state. */
    async ofBroadcast(broadcast: string): Promise<Partial<Record<MessageState, number>>> {
      const rows = await model.aggregate<{ _id: MessageState; n: number }>([
        { $match: { broadcast } },
        { $group: { _id: '$state', n: { $sum: 1 } } },
      ])
      return Object.fromEntries(rows.map(({ _id, n }) => [_id, n]))
    },
    knownExternal: async (ids: string[]): Promise<Set<string>> => {
      const rows = await model.find({ externalId: { $in: ids } }, { externalId: 1 }).lean<MessageRecord[]>()
      return new Set(rows.map((row) => row.externalId ?? ''))
    },
    /** Of one person, and of whoever turned out to be the same. */
    thread: (personIds: string[], limit: number, before?: number): Promise<MessageRecord[]> =>
      model
        .find({ personId: { $in: personIds }, ...(before === undefined ? {} : { order: { $lt: before } }) })
        .sort({ order: -1 })
        .limit(limit)
        .lean<MessageRecord[]>(),
    count: (state: MessageState): Promise<number> => model.countDocuments({ state }),
  }
}
