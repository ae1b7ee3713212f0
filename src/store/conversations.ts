import { type Connection, Schema } from 'mongoose'
import type { ChannelName } from '../channels/channel.ts'
import type { ToldItem } from './messages.ts'

/** What a turn leaves to do; copied out by the relay after the commit. Contents are sealed under the person's key. */
export type OutboxEntry =
  | {
      id: string
      type: 'message'
      addressId: string
      /** `reply`: answers the person's own message, at any hour; `ours`: we begin, within hours and budget. */
      kind: 'reply' | 'ours'
      level: string
      template: boolean
      pressing?: string
      canWait?: boolean
      while?: readonly object[]
      still?: ToldItem
      channel?: string
      flow: string
      node: string
      /** Keys of the updates that must be accepted before these words may go out. */
      after: string[]
      sealed: string
    }
  | {
      id: string
      type: 'update'
      noun: string
      subject: string
      move: string
      actor: { kind: string; id?: string }
      /** Sealed with the hub's own key: it belongs to the case, not to the person. */
      own?: true
      /** It tells of this other person, and is sealed with their key. */
      personId?: string
      source: string
      eventAt: Date
      seq: number
      receivedAt: Date
      sealed: string
    }
  /** The question that we had planned to put is answered or put anew in this turn: an unsent copy of it falls. `hasten`: what was to be said before it, they hear now. */
  | { id: string; type: 'withdrawal'; flow: string; node: string; hasten: boolean }
  /** A file that came with the message that caused this turn. */
  | {
      id: string
      type: 'media'
      addressId: string
      channel: ChannelName
      /** Not fetched, only deleted at the provider. */
      unwanted: boolean
      asked: boolean
      original: boolean
      sealedUrl: string
    }
  /** What a machine heard in this voice note is what the person said: they were asked. */
  | { id: string; type: 'confirmed'; media: string }
  /** A flow that waited its turn, or what concerns another person of that phone: goes into the inbox. Holds no words, so it is not sealed here. */
  | {
      id: string
      type: 'input'
      addressId: string
      /** Whose conversation it is, when it is another person's on the same phone. */
      personId?: string
      /** It is of the stranger who has that number. */
      stranger?: true
      input: { kind: 'start'; flow: string; answers: Record<string, unknown> } | { kind: 'event'; event: string }
    }

export type ConversationRecord = {
  /** The person's id: one person, one conversation. */
  _id: string
  version: number
  /** The session, sealed; absent when nothing is open. */
  sealed?: string
  /** Where the open conversation takes place. */
  addressId: string
  status: 'idle' | 'open' | 'handed-off'
  flow?: string
  /** When silence fires for the open wait. */
  dueAt?: Date
  waitId?: string
  outbox: OutboxEntry[]
  /** The open question was put by us, not as an answer: it may still wait for the morning. */
  planned?: boolean
  /** When something was put into the outbox; absent when it is empty. */
  outboxSince?: Date
  /** Items of the inbox whose effect is in this document: the last few, so that a rerun changes nothing. */
  handled: string[]
  /** Withdrawn consent stops what is automatic on all channels, from the very commit that heard it. */
  optedOut: boolean
  optedOutAt?: Date
  /** Flows that wait until the present one is over. */
  queue: { id: string; flow: string; answers: Record<string, unknown>; personId?: string }[]
  /** When one of these may be told between what is open. */
  queueAt?: Date
  /** Last automatic short answer after an opt-out, last night answer: at most one a day, one a night. */
  remindedAt?: Date
  /** When we last said "you are welcome", and last told at night when people are back: see `hub/facts/courtesies.ts`. */
  thankedAt?: Date
  nightAt?: Date
  deskAt?: Date
  turnedAwayAt?: Date
  /** When we said that a voice note came, unless anything else came or went since. */
  voiceAt?: Date
  /** What the team wrote waits until then, by the person's wish. */
  teamFrom?: Date
  /** What the team had written until then they did not want in writing. */
  teamUnwantedAt?: Date
  lastInboundAt?: Date
}

const schema = new Schema<ConversationRecord>(
  {
    _id: { type: String, required: true },
    version: { type: Number, required: true },
    sealed: String,
    addressId: { type: String, required: true },
    status: { type: String, required: true },
    flow: String,
    dueAt: Date,
    waitId: String,
    outbox: { type: [Schema.Types.Mixed], required: true } as never,
    planned: Boolean,
    outboxSince: Date,
    handled: { type: [String], required: true },
    optedOut: { type: Boolean, required: true },
    optedOutAt: Date,
    queue: { type: [Schema.Types.Mixed], required: true } as never,
    queueAt: Date,
    remindedAt: Date,
    thankedAt: Date,
    nightAt: Date,
    deskAt: Date,
    turnedAwayAt: Date,
    voiceAt: Date,
    teamFrom: Date,
    teamUnwantedAt: Date,
    lastInboundAt: Date,
  },
  { collection: 'conversations', versionKey: false },
)
// Sparse, not partial, and not compound: only these does the default database use for "up to now", every second.
schema.index({ dueAt: -1 }, { sparse: true })
schema.index({ outboxSince: -1 }, { sparse: true })
schema.index({ queueAt: -1 }, { sparse: true })

/** Another process committed first: read again and do the turn again. */
export class Conflict extends Error {
  constructor() {
    super('The conversation was changed meanwhile')
    this.name = 'Conflict'
  }
}

/** How many handled ids a conversation remembers. A crash leaves at most one batch unmarked; this is several. */
export const HANDLED_KEPT = 64

export type Conversations = ReturnType<typeof conversationStore>

export function conversationStore(connection: Connection) {
  const model = connection.model<ConversationRecord>('Conversation', schema)
  return {
    model,
    get: (personId: string): Promise<ConversationRecord | null> => model.findById(personId).lean<ConversationRecord>(),
    many: (personIds: string[]): Promise<ConversationRecord[]> =>
      model.find({ _id: { $in: personIds } }).lean<ConversationRecord[]>(),
    fresh: (personId: string, addressId: string): ConversationRecord => ({
      _id: personId,
      version: 0,
      addressId,
      status: 'idle',
      outbox: [],
      handled: [],
      optedOut: false,
      queue: [],
    }),
    /**
     * The one write of a turn: session, position and outbox together, only if nobody else wrote since we read.
     * @throws Conflict
     */
    async commit(record: ConversationRecord): Promise<ConversationRecord> {
      const next = { ...record, version: record.version + 1, handled: record.handled.slice(-HANDLED_KEPT) }
      try {
        const result =
          record.version === 0
            ? await model.collection.insertOne(next as never).then(() => 1)
            : await model.collection
                .replaceOne({ _id: record._id, version: record.version } as never, next as never)
                .then((done) => done.matchedCount)
        if (result !== 1) throw new Conflict()
      } catch (error) {
        if ((error as { code?: number }).code === 11000) throw new Conflict()
        throw error
      }
      return next
    },
    /**
     * Entries that stand in their own collections now. Nobody committed since: the outbox is empty. Else only these go; taking
     * an entry out twice is taking it out once.
     */
    async relayed(record: ConversationRecord): Promise<void> {
      const cleared = await model.updateOne(
        { _id: record._id, version: record.version },
        { $set: { outbox: [] }, $unset: { outboxSince: 1 } },
      )
      if (cleared.matchedCount === 1) return
      const ids = record.outbox.map((entry) => entry.id)
      await model.updateOne({ _id: record._id }, { $pull: { outbox: { id: { $in: ids } } } as never })
    },
    async erase(personId: string): Promise<void> {
      await model.deleteOne({ _id: personId })
    },
    due: (now: Date, limit: number): Promise<ConversationRecord[]> =>
      model
        .find({ dueAt: { $lte: now } })
        .sort({ dueAt: 1 })
        .limit(limit)
        .lean<ConversationRecord[]>(),
    /** The timer is in the inbox now. Guarded by its time: a question put meanwhile keeps its own timer. */
    async timerFired(personId: string, dueAt: Date): Promise<void> {
      await model.updateOne({ _id: personId, dueAt }, { $unset: { dueAt: 1 } })
    },
    /** Something that waits may be told between what is open with them by now. */
    queueDue: (now: Date, limit: number): Promise<ConversationRecord[]> =>
      model
        .find({ queueAt: { $lte: now } })
        .limit(limit)
        .lean<ConversationRecord[]>(),
    /** As `timerFired`. */
    queueLooked: async (personId: string, queueAt: Date): Promise<void> => {
      await model.updateOne({ _id: personId, queueAt }, { $unset: { queueAt: 1 } })
    },
    /** Outboxes that stand since before `before`: left by a process that died. */
    unrelayed: (before: Date, limit: number): Promise<ConversationRecord[]> =>
      model
        .find({ outboxSince: { $lte: before } })
        .limit(limit)
        .lean<ConversationRecord[]>(),
  }
}
