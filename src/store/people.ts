import { type Connection, Schema } from 'mongoose'
import { isDuplicate } from './connect.ts'
import type { Vault } from './vault.ts'

/** A person as the vault knows them: a key. Everything about them is sealed under it; destroying it is erasure. */
export type PersonKey = { _id: string; key: string; createdAt: Date }

/** What is left of an erased person: an id that stays taken, and when what they leave behind is looked for next. */
type PersonRecord = Omit<PersonKey, 'key'> & {
  key?: string
  /** Their erasure was ordered, and waits for nothing but the end of a legal hold. */
  erasureAt?: Date
  erasedAt?: Date
  clearAt?: Date
}

/** A key is asked for somebody who was erased: nothing may be written about them any more. */
export class PersonErased extends Error {
  constructor() {
    super('This person was erased: nothing about them can be kept any more.')
    this.name = 'PersonErased'
  }
}

const schema = new Schema<PersonRecord>(
  {
    _id: { type: String, required: true },
    key: String,
    createdAt: { type: Date, required: true },
    erasureAt: Date,
    erasedAt: Date,
    clearAt: Date,
  },
  { collection: 'people', versionKey: false },
)
schema.index({ erasureAt: 1 }, { sparse: true })
schema.index({ clearAt: 1 }, { sparse: true })
const ALIVE = { erasedAt: { $exists: false } }

/** A key that was read is kept this long; a destroyed one is gone everywhere after it. */
const KEPT_MS = 30_000
const MOST_KEPT = 20_000

export type People = ReturnType<typeof peopleStore>

export function peopleStore(connection: Connection, vault: Vault) {
  const model = connection.model<PersonRecord>('Person', schema)
  const kept = new Map<string, { person: PersonKey; until: number }>()
  const keep = (person: PersonKey): PersonKey => {
    if (kept.size >= MOST_KEPT) kept.clear()
    kept.set(person._id, { person, until: performance.now() + KEPT_MS })
    return person
  }
  const fromMemory = (id: string): PersonKey | null => {
    const known = kept.get(id)
    return known && known.until > performance.now() ? known.person : null
  }
  return {
    model,
    /** Makes a person; null when there is one with this id already. */
    async add(id: string, at: Date): Promise<PersonKey | null> {
      const person: PersonKey = { _id: id, key: vault.newKey(), createdAt: at }
      try {
        await model.collection.insertOne(person as never)
        return keep(person)
      } catch (error) {
        if (!isDuplicate(error)) throw error
        return null
      }
    },
    /** Makes the person if there is none with this id (ids of imports are derived, so that importing twice is harmless). */
    async ensure(id: string, at: Date): Promise<PersonKey> {
      // Not as one upsert that answers (findAndModify): that takes the default database several times as long.
      const person = (await this.get(id)) ?? (await this.add(id, at)) ?? (await this.get(id))
      if (!person) throw new PersonErased()
      return person
    },
    /** The same for many, in two commands. @throws PersonErased */
    async ensureMany(ids: readonly string[], at: Date): Promise<Map<string, string>> {
      const known = await this.many([...ids])
      const there = new Set(known.map(({ _id }) => _id))
      const made = ids
        .filter((id) => !there.has(id))
        .map((_id): PersonKey => ({ _id, key: vault.newKey(), createdAt: at }))
      if (made.length === 0) return new Map(known.map(({ _id, key }) => [_id, key]))
      try {
        await model.collection.insertMany(made as never[], { ordered: false })
        return new Map([...known, ...made.map(keep)].map(({ _id, key }) => [_id, key]))
      } catch (error) {
        if (!isDuplicate(error)) throw error
        // Somebody else made one of them, or they were erased: then none is made.
        const all = await Promise.all(ids.map((id) => this.ensure(id, at)))
        return new Map(all.map(({ _id, key }) => [_id, key]))
      }
    },
    /**
     * The key of whoever writes from a number that nobody gave us. If they were erased before, they are somebody new: with
     * another id, the same for every process and rerun. `made`: just now, so nothing else can be stored about them.
     */
    async stranger(base: string, at: Date): Promise<{ person: PersonKey; made: boolean }> {
      for (let n = 1; ; n++) {
        const id = n === 1 ? base : `${base}-${n}`
        const person = await this.add(id, at)
        if (person) return { person, made: true }
        // Not from memory: they may have been erased a moment ago.
        const known = await model.findOne({ _id: id, ...ALIVE }).lean<PersonKey>()
        if (known) return { person: keep(known), made: false }
      }
    },
    /** Read many times for one message, and never changed. */
    async get(id: string): Promise<PersonKey | null> {
      const known = fromMemory(id)
      if (known) return known
      const person = await model.findOne({ _id: id, ...ALIVE }).lean<PersonKey>()
      return person && keep(person)
    },
    async many(ids: string[]): Promise<PersonKey[]> {
      const known = ids.flatMap((id) => fromMemory(id) ?? [])
      const found = new Set(known.map((person) => person._id))
      const missing = ids.filter((id) => !found.has(id))
      const read = missing.length > 0 ? await model.find({ _id: { $in: missing }, ...ALIVE }).lean<PersonKey[]>() : []
      return [...known, ...read.map(keep)]
    },
    /** All of them, a page at a time, in the order of their ids. */
    page: (limit: number, after = ''): Promise<PersonKey[]> =>
      model
        .find({ _id: { $gt: after }, ...ALIVE })
        // The default database would look through all of them for each page.
        .hint({ _id: 1 })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<PersonKey[]>(),
    /** False when there is no such person. An order that stands keeps its time. */
    async orderErasure(id: string, at: Date): Promise<boolean> {
      const result = await model.updateOne({ _id: id, ...ALIVE }, { $min: { erasureAt: at } })
      return result.matchedCount === 1
    },
    isErasureOrdered: async (id: string): Promise<boolean> =>
      (await model.exists({ _id: id, erasureAt: { $gte: new Date(0) } })) !== null,
    /** People whose erasure was ordered and not carried out, read as it goes. */
    erasuresOrdered: (): AsyncIterable<{ _id: string }> =>
      model
        .find({ erasureAt: { $gte: new Date(0) } }, { _id: 1 })
        .lean<{ _id: string }>()
        .cursor(),
    /** Destroys the key: from this write on nothing sealed under it can be read. False when there is no such person. */
    async destroy(id: string, at: Date): Promise<boolean> {
      const result = await model.updateOne(
        { _id: id, ...ALIVE },
        { $unset: { key: 1, erasureAt: 1 }, $set: { erasedAt: at, clearAt: at } },
      )
      kept.delete(id)
      return result.matchedCount === 1
    },
    /** Erased people whose remains are to be looked for by now. */
    toClear: (now: Date, limit: number): Promise<string[]> =>
      model
        .find({ clearAt: { $lte: now } }, { _id: 1 })
        .limit(limit)
        .lean<{ _id: string }[]>()
        .then((rows) => rows.map((row) => row._id)),
    erasedAt: (id: string): Promise<Date | null> =>
      model
        .findById(id, { erasedAt: 1 })
        .lean<PersonRecord>()
        .then((record) => record?.erasedAt ?? null),
    /** When their remains are looked for again; null: nothing is left. */
    async cleared(id: string, again: Date | null): Promise<void> {
      await model.updateOne({ _id: id }, again === null ? { $unset: { clearAt: 1 } } : { $set: { clearAt: again } })
    },
    /** The same keys in another wrapping. One that was destroyed or written meanwhile is left alone. */
    async rewrapped(keys: { _id: string; from: string; to: string }[]): Promise<number> {
      if (keys.length === 0) return 0
      const result = await model.collection.bulkWrite(
        keys.map(({ _id, from, to }) => ({
          updateOne: { filter: { _id, key: from }, update: { $set: { key: to } } },
        })) as never[],
        { ordered: false },
      )
      return result.modifiedCount
    },
  }
}
