import { type Connection, Schema } from 'mongoose'
import { isDuplicate } from './connect.ts'
import { begun } from './messages/begun.ts'
import { callbacks } from './messages/callbacks.ts'
import { groupCopies } from './messages/group-copies.ts'
import { LEFT } from './messages/left.ts'
import { ofBroadcasts } from './messages/of-broadcasts.ts'
import { sending } from './messages/sending.ts'
import { telling } from './messages/telling.ts'
import { waiting } from './messages/waiting.ts'

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

/** Of which item of a list of facts its words tell, and in which turn that was said: a text of several parts is one. */
export type ToldItem = { in: string; as: string; by: string; is: unknown; turn: string }

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
  /** It only tells: it goes behind what asks, and leaves the last place of a week to that. */
  canWait?: boolean
  /** Conditions of facts, as the flow states them, without which it does not go out any more. */
  while?: readonly object[]
  still?: ToldItem
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
  /** Somebody of the team asked for it to their own phone, to see it as people will. */
  trial?: boolean
  /** The broadcast of which it is a trial, or the answer to one. */
  trialOf?: string
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
    canWait: Boolean,
    while: { type: [Schema.Types.Mixed], default: undefined } as never,
    still: { type: Schema.Types.Mixed, default: undefined } as never,
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
    trial: Boolean,
    trialOf: String,
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
schema.index({ trialOf: 1 }, { sparse: true })

export type Messages = ReturnType<typeof messageStore>

export function messageStore(connection: Connection) {
  const model = connection.model<MessageRecord>('Message', schema)
  return {
    model,
    ...sending(model),
    ...callbacks(model),
    ...waiting(model),
    ...groupCopies(model),
    ...ofBroadcasts(model),
    ...begun(model),
    ...telling(model),
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
        .find({ personId, direction: 'out', state: { $in: [...LEFT] } })
        .sort({ order: -1 })
        .limit(limit)
        .lean<MessageRecord[]>(),
    /** The oldest first. */
    trialsOf: (broadcast: string, limit: number): Promise<MessageRecord[]> =>
      model.find({ trialOf: broadcast }).sort({ order: 1 }).limit(limit).lean<MessageRecord[]>(),
    /** Of one person, and of whoever turned out to be the same. */
    thread: (personIds: string[], limit: number, before?: number): Promise<MessageRecord[]> =>
      model
        .find({ personId: { $in: personIds }, ...(before === undefined ? {} : { order: { $lt: before } }) })
        .sort({ order: -1 })
        .limit(limit)
        .lean<MessageRecord[]>(),
    knownExternal: async (ids: string[]): Promise<Set<string>> => {
      const rows = await model.find({ externalId: { $in: ids } }, { externalId: 1 }).lean<MessageRecord[]>()
      return new Set(rows.map((row) => row.externalId ?? ''))
    },
    count: (state: MessageState): Promise<number> => model.countDocuments({ state }),
    countOf: (personIds: string[]): Promise<number> => model.countDocuments({ personId: { $in: personIds } }),
    /** Takes the words of a person's messages away, and holds back what has not gone out. What was sent stays counted. */
    async erase(personId: string): Promise<void> {
      await model.updateMany(
        { personId, state: 'queued' },
        { $set: { state: 'suppressed', code: 'erased', reason: 'The person was erased.' } },
      )
      await model.updateMany({ personId }, { $unset: { sealed: 1, sealedText: 1, problem: 1 } })
    },
    /** All of it: that they were written to, and what was said. */
    async removeOf(personIds: string[]): Promise<void> {
      await model.deleteMany({ personId: { $in: personIds } })
    },
  }
}
