import { type Connection, Schema } from 'mongoose'

/** A time in which nothing automatic reaches an area: who knows the place said so. Instants; the end may be open. */
export type Veto = { id: string; from: Date; until?: Date; by: string }

/** What is known of a place: a country, a region of it or a town. Nothing about any person. */
export type PlaceRecord = {
  /** See `placeKey`. */
  _id: string
  country: string
  region?: string
  town?: string
  /** Days of every year on which the place keeps its feast: `05-15`. */
  feasts: string[]
  vetoes: Veto[]
}

const schema = new Schema<PlaceRecord>(
  {
    _id: { type: String, required: true },
    country: { type: String, required: true },
    region: String,
    town: String,
    feasts: { type: [String], required: true },
    vetoes: { type: [Schema.Types.Mixed], required: true } as never,
  },
  { collection: 'places', versionKey: false },
)

/** A change is seen everywhere after this long. */
const KEPT_MS = 5_000

export type Place = { country: string; region?: string | undefined; town?: string | undefined }

/** However it is written: `MX|san luis potosi|la ceiba`. A town is found within its region only, since names repeat. */
export const placeKey = ({ country, region, town }: Place): string =>
  [country, region, town].map((part) => fold(part ?? '')).join('|')

const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim().toLowerCase()

export type Places = ReturnType<typeof placeStore>

export function placeStore(connection: Connection) {
  const model = connection.model<PlaceRecord>('Place', schema)
  let kept: { places: Map<string, PlaceRecord>; until: number } | undefined

  /** A few hundred at most: read whole, since every message asks. */
  async function all(): Promise<Map<string, PlaceRecord>> {
    if (kept && kept.until > performance.now()) return kept.places
    const places = new Map((await model.find({}).lean<PlaceRecord[]>()).map((place) => [place._id, place]))
    kept = { places, until: performance.now() + KEPT_MS }
    return places
  }

  async function change({ country, region, town }: Place, update: object): Promise<void> {
    const named = { country, ...(region ? { region } : {}), ...(town ? { town } : {}) }
    await model.updateOne({ _id: placeKey(named) }, { $setOnInsert: named, ...update }, { upsert: true })
    kept = undefined
  }

  return {
    model,
    list: async (): Promise<PlaceRecord[]> => [...(await all()).values()],
    /** The town, its region and its country, those of them that something is known of. */
    async around({ country, region, town }: Place): Promise<PlaceRecord[]> {
      const places = await all()
      const keys = [{ country, region, town }, { country, region }, { country }].map(placeKey)
      return [...new Set(keys)].flatMap((key) => places.get(key) ?? [])
    },
    setFeasts: (place: Place, feasts: string[]): Promise<void> =>
      change(place, { $set: { feasts }, $setOnInsert: { ...named(place), vetoes: [] } }),
    /** The same veto twice is one. */
    async addVeto(place: Place, veto: Veto): Promise<void> {
      await change(place, { $setOnInsert: { ...named(place), feasts: [] }, $pull: { vetoes: { id: veto.id } } })
      await change(place, { $push: { vetoes: veto } })
    },
    /** Those that one person spoke at one instant. */
    async endVetoesOf(by: string, from: Date): Promise<void> {
      const veto = { by, from }
      await model.updateMany({ vetoes: { $elemMatch: veto } }, { $pull: { vetoes: veto } } as never)
      kept = undefined
    },
    /** `by`: only one that they spoke themselves. @returns false when there is none such */
    async endVeto(id: string, by?: string): Promise<boolean> {
      const veto = { id, ...(by === undefined ? {} : { by }) }
      const done = await model.updateMany({ vetoes: { $elemMatch: veto } }, { $pull: { vetoes: veto } } as never)
      kept = undefined
      return done.modifiedCount > 0
    },
  }
}

const named = ({ country, region, town }: Place): object => ({
  country,
  ...(region ? { region } : {}),
  ...(town ? { town } : {}),
})
