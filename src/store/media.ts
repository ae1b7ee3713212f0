import { type Connection, Schema } from 'mongoose'
import type { ChannelName } from '../channels/channel.ts'
import { MEDIA_PROBLEMS } from '../engine/input.ts'
import type { KeptKind, KeptType } from '../media/kinds.ts'
import { isDuplicate } from './connect.ts'

/** What became of a file, for the conversation: it is good, or why it has to be sent again. */
export const MEDIA_OUTCOMES = ['ok', ...MEDIA_PROBLEMS] as const
export type MediaOutcome = (typeof MEDIA_OUTCOMES)[number]

/**
 * A file that came with a message: wanted -> kept | refused; kept -> expired, when the bytes were kept long enough. The bytes are in the sealed files, under this record's id. `due` is
 * when somebody must look at it next; absent when nothing is left to do: it is kept or refused, the conversation knows, the
 * provider has deleted it.
 */
export type MediaRecord = {
  /** `<message>.<n>` */
  _id: string
  personId: string
  addressId: string
  channel: ChannelName
  messageId: string
  at: Date
  state: 'wanted' | 'kept' | 'refused' | 'expired'
  /** An open question waits for it. */
  asked: boolean
  /** The question wants the file as it was sent, metadata too (service of process): kept beside the clean one. */
  original: boolean
  due?: Date
  attempts: number
  /** Where the provider has it, sealed under the hub's own key; absent when it was deleted there. */
  sealedUrl?: string
  outcome?: MediaOutcome
  /** Why it was refused or still waits: a code. */
  code?: string
  kind?: KeptKind
  type?: KeptType
  bytes?: number
  /** Keyed hash of the bytes as they came; equal files of one person have equal ones. */
  mark?: string
  /** Perceptual hash of a picture, sealed under the person's key. */
  sealedPrint?: string
  /** The file that this one repeats. */
  twin?: string
  /** The conversation has been told. */
  told?: boolean
  /** A voice note: when somebody has listened to it, who, and what is said in it, sealed under the person's key. */
  heardAt?: Date
  heardBy?: string
  sealedSummary?: string
  /** The person has confirmed what a machine heard: it was taken as their answer. */
  confirmed?: boolean
  /** What a machine heard, for whoever listens; sealed likewise. Never an answer by itself. */
  sealedTranscript?: string
}

const schema = new Schema<MediaRecord>(
  {
    _id: { type: String, required: true },
    personId: { type: String, required: true },
    addressId: { type: String, required: true },
    channel: { type: String, required: true },
    messageId: { type: String, required: true },
    at: { type: Date, required: true },
    state: { type: String, required: true },
    asked: { type: Boolean, required: true },
    original: { type: Boolean, required: true },
    due: Date,
    attempts: { type: Number, required: true },
    sealedUrl: String,
    outcome: String,
    code: String,
    kind: String,
    type: String,
    bytes: Number,
    mark: String,
    sealedPrint: String,
    twin: String,
    told: Boolean,
    heardAt: Date,
    heardBy: String,
    sealedSummary: String,
    sealedTranscript: String,
    confirmed: Boolean,
  },
  { collection: 'media', versionKey: false },
)
schema.index({ due: 1 }, { sparse: true })
schema.index({ personId: 1, at: -1 })
schema.index({ kind: 1, heardAt: 1, at: 1 })

export type Media = ReturnType<typeof mediaStore>

/** Photos of a person that a new one is compared with. */
const COMPARED = 200

export function mediaStore(connection: Connection) {
  const model = connection.model<MediaRecord>('Media', schema)
  return {
    model,
    async insert(records: MediaRecord[]): Promise<void> {
      if (records.length === 0) return
      try {
        await model.collection.insertMany(records as never[], { ordered: false })
      } catch (error) {
        if (!isDuplicate(error)) throw error
      }
    },
    get: (id: string): Promise<MediaRecord | null> => model.findById(id).lean<MediaRecord>(),
    /** Takes what is due until `until`; null when somebody else has it or nothing is left to do. */
    async claim(id: string, now: Date, until: Date): Promise<MediaRecord | null> {
      const taken = await model.updateOne(
        { _id: id, due: { $lte: now } },
        { $set: { due: until }, $inc: { attempts: 1 } },
      )
      return taken.matchedCount === 1 ? model.findById(id).lean<MediaRecord>() : null
    },
    /** @returns false when the record is in that state no more */
    async change(id: string, state: MediaRecord['state'], change: Partial<MediaRecord>): Promise<boolean> {
      const done = await model.updateOne({ _id: id, state }, { $set: change })
      return done.matchedCount === 1
    },
    async deletedAtProvider(id: string): Promise<void> {
      await model.updateOne({ _id: id }, { $unset: { sealedUrl: 1 } })
    },
    async nothingLeft(id: string): Promise<void> {
      await model.updateOne({ _id: id }, { $unset: { due: 1 }, $set: { attempts: 0 } })
    },
    due: (now: Date, limit: number): Promise<MediaRecord[]> =>
      model
        .find({ due: { $lte: now } })
        .sort({ due: 1 })
        .limit(limit)
        .lean<MediaRecord[]>(),
    /** Good answers of a person that a new file may repeat. */
    accepted: (personId: string, except: string): Promise<MediaRecord[]> =>
      model
        .find({ personId, asked: true, outcome: 'ok', _id: { $ne: except } })
        .sort({ at: -1 })
        .limit(COMPARED)
        .lean<MediaRecord[]>(),
    /** Newest first. */
    ofPerson: (personId: string, limit: number): Promise<MediaRecord[]> =>
      model.find({ personId }).sort({ at: -1 }).limit(limit).lean<MediaRecord[]>(),
    /** Voice notes that nobody has listened to, the oldest first. */
    unheard: (limit: number, personId?: string): Promise<MediaRecord[]> =>
      model
        .find({ kind: 'audio', state: 'kept', heardAt: { $exists: false }, ...(personId ? { personId } : {}) })
        .sort({ at: 1 })
        .limit(limit)
        .lean<MediaRecord[]>(),
    /** @returns false when somebody has listened to it before */
    async heard(id: string, change: Pick<MediaRecord, 'heardAt' | 'heardBy' | 'sealedSummary'>): Promise<boolean> {
      const done = await model.updateOne({ _id: id, kind: 'audio', heardAt: { $exists: false } }, { $set: change })
      return done.matchedCount === 1
    },
    async confirmed(id: string): Promise<void> {
      await model.updateOne({ _id: id }, { $set: { confirmed: true } })
    },
    /** Files of these people that no question asked for. */
    unasked: (personIds: string[]): Promise<MediaRecord[]> =>
      model.find({ personId: { $in: personIds }, state: 'kept', asked: false }).lean<MediaRecord[]>(),
    /** Voice notes that somebody had listened to by then, read as it goes. */
    heardBefore: (at: Date): AsyncIterable<MediaRecord> =>
      model
        .find({ kind: 'audio', heardAt: { $lte: at }, state: 'kept' })
        .lean<MediaRecord>()
        .cursor(),
    /** Its bytes are gone; what was written down of it stays. */
    async expired(id: string): Promise<void> {
      const traces = { mark: 1, sealedPrint: 1, sealedTranscript: 1 } as const
      await model.updateOne({ _id: id, state: 'kept' }, { $set: { state: 'expired' }, $unset: traces })
    },
    async removeOf(personId: string): Promise<void> {
      await model.deleteMany({ personId, state: { $in: ['kept', 'expired'] } })
    },
  }
}
