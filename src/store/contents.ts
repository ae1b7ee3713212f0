import { type Connection, Schema } from 'mongoose'

/** Which provider-side content (buttons, templates) stands for which words of ours. Words with holes: nobody's data. */
export type ContentRecord = { _id: string; contentId: string }

const schema = new Schema<ContentRecord>(
  { _id: { type: String, required: true }, contentId: { type: String, required: true } },
  { collection: 'contents', versionKey: false },
)

export type Contents = ReturnType<typeof contentStore>

export function contentStore(connection: Connection) {
  const model = connection.model<ContentRecord>('Content', schema)
  /** Content never changes under its name, so a process may keep what it has seen. */
  const seen = new Map<string, string>()
  return {
    model,
    /** The content's id at the provider; made by `make` the first time. */
    async idOf(name: string, make: () => Promise<string>): Promise<string> {
      const known = seen.get(name) ?? (await model.findById(name).lean<ContentRecord>())?.contentId
      const contentId = known ?? (await make())
      if (!known) await model.updateOne({ _id: name }, { $setOnInsert: { contentId } }, { upsert: true })
      seen.set(name, contentId)
      return contentId
    },
    /** The provider does not know it any more. */
    async forget(name: string): Promise<void> {
      seen.delete(name)
      await model.deleteOne({ _id: name })
    },
  }
}
