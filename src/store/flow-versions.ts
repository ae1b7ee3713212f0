import { createHash } from 'node:crypto'
import { type Connection, Schema } from 'mongoose'

/** A conversation as its files hold it: `flows/<flow>.yaml`, and `locales/<language>/<flow>.json` by language. */
export type FlowText = { flow: string; yaml: string; words: Readonly<Record<string, string>> }

export type FlowVersion = FlowText & { hash: string; author: string; note: string; at: Date }

/** What became valid at one moment, for every process: flow -> hash. Numbered without gaps, so that two can never be the next. */
export type Publication = {
  number: number
  changes: Record<string, string>
  /** By flow: question of an earlier version that this one does not have -> where those go on who stand there. */
  moved?: Record<string, Record<string, string>>
  author: string
  note: string
  at: Date
}

/** Tried by the chosen people only. `revision` counts its savings: a save must name the one that it was made from. */
export type FlowDraft = FlowText & {
  hash: string
  /** The published version that it was made from. */
  base: string
  /** Ids of people who talk to it. */
  testers: string[]
  revision: number
  author: string
  at: Date
}

type FlowRecord = { _id: string; kind: 'version' | 'publication' | 'draft' } & Record<string, unknown>

const schema = new Schema<FlowRecord>(
  { _id: { type: String, required: true }, kind: { type: String, required: true } } as never,
  { collection: 'flow_versions', versionKey: false, strict: false },
)
schema.index({ kind: 1, _id: -1 })

/** Somebody else published or saved first: nothing was written. */
export class FlowConflict extends Error {
  constructor() {
    super('The conversation was changed meanwhile')
    this.name = 'FlowConflict'
  }
}

/** Name of a content, words included: 16 hexadecimal digits. The order of languages does not matter. */
export const hashOf = ({ flow, yaml, words }: FlowText): string =>
  createHash('sha256')
    .update(JSON.stringify([flow, yaml, Object.entries(words).sort(([a], [b]) => (a < b ? -1 : 1))]))
    .digest('hex')
    .slice(0, 16)

const publicationId = (number: number): string => `publication:${String(number).padStart(9, '0')}`
const isDuplicate = (error: unknown): boolean => (error as { code?: number }).code === 11000

export type FlowVersions = ReturnType<typeof flowVersionStore>

/** Versions are written once and never changed; publications are only added. */
export function flowVersionStore(connection: Connection) {
  const model = connection.model<FlowRecord>('FlowVersion', schema)
  const read = <T>(record: FlowRecord | null): T | null => {
    if (!record) return null
    const { _id, kind: _kind, ...rest } = record
    return rest as T
  }
  const add = async (record: FlowRecord): Promise<void> => {
    await model.collection.insertOne(record as never).catch((error: unknown) => {
      throw isDuplicate(error) ? new FlowConflict() : error
    })
  }
  return {
    model,
    /** Keeps a version; the same content again changes nothing. @returns its hash */
    async keep(text: FlowText, by: { author: string; note: string; at: Date }): Promise<string> {
      const hash = hashOf(text)
      const { flow, yaml, words } = text
      await add({ _id: `version:${flow}:${hash}`, kind: 'version', flow, yaml, words, hash, ...by }).catch((error) => {
        if (!(error instanceof FlowConflict)) throw error
      })
      return hash
    },
    version: async (flow: string, hash: string): Promise<FlowVersion | null> =>
      read(await model.findById(`version:${flow}:${hash}`).lean<FlowRecord>()),
    /** All, the first first. */
    publications: async (): Promise<Publication[]> =>
      (await model.find({ kind: 'publication' }).sort({ _id: 1 }).lean<FlowRecord[]>()).flatMap(
        (record) => read<Publication>(record) ?? [],
      ),
    /** Number of the last publication; 0 before the first. */
    async last(): Promise<number> {
      const record = await model.findOne({ kind: 'publication' }).sort({ _id: -1 }).lean<FlowRecord>()
      return read<Publication>(record)?.number ?? 0
    },
    /** @throws FlowConflict when there is such a number already */
    publish: (publication: Publication): Promise<void> =>
      add({ _id: publicationId(publication.number), kind: 'publication', ...publication }),
    draft: async (flow: string): Promise<FlowDraft | null> =>
      read(await model.findById(`draft:${flow}`).lean<FlowRecord>()),
    drafts: async (): Promise<FlowDraft[]> =>
      (await model.find({ kind: 'draft' }).lean<FlowRecord[]>()).flatMap((record) => read<FlowDraft>(record) ?? []),
    /** @throws FlowConflict unless the draft in the store is the one before this revision */
    async saveDraft(draft: FlowDraft): Promise<void> {
      const record: FlowRecord = { _id: `draft:${draft.flow}`, kind: 'draft', ...draft }
      if (draft.revision === 1) return add(record)
      const { _id, ...rest } = record
      const result = await model.collection.updateOne({ _id, revision: draft.revision - 1 } as never, { $set: rest })
      if (result.matchedCount === 0) throw new FlowConflict()
    },
    async dropDraft(flow: string): Promise<boolean> {
      return (await model.deleteOne({ _id: `draft:${flow}` })).deletedCount > 0
    },
  }
}
