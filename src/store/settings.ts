import { type Connection, Schema } from 'mongoose'

/** Of a message by WhatsApp, of a segment by SMS, to a country. */
export type Price = { channel: string; country: string; price: number }

/** When Advocates reach somebody: whole hours of a zone, the second excluded. */
export type Desk = { from: number; to: number; zone: string }

/** How the hub introduces itself where no matter is known yet. Public facts, no person's data. */
export type OrganisationSettings = {
  alias: string
  publicPhone: string | null
  staffName: string | null
  /** The one person who reads complaints. */
  complaintsName: string | null
  /** How often a week we may begin with a person; answers are free. */
  weeklyContacts: number
  /** The same for an Advocate. */
  weeklyAdvocateContacts: number
  /** What a message costs, as staff took it over from the provider's list. */
  prices: Price[]
  priceCurrency: string
  desk: Desk
}

/** The first contact with its two reminders, a piece of news, and one to spare. */
const DEFAULT_WEEKLY_CONTACTS = 5
const DEFAULT_WEEKLY_ADVOCATE_CONTACTS = 3
/** A name that tells nothing of law, money or status. */
const DEFAULT_ALIAS = 'Portavoz'

const DEFAULT_DESK: Desk = { from: 9, to: 18, zone: 'America/Mexico_City' }

type SettingsRecord = { _id: 'organisation' } & Partial<OrganisationSettings>

const schema = new Schema<SettingsRecord>(
  {
    _id: { type: String, required: true } as never,
    alias: String,
    publicPhone: String,
    staffName: String,
    complaintsName: String,
    weeklyContacts: Number,
    weeklyAdvocateContacts: Number,
    prices: { type: [Schema.Types.Mixed], default: undefined } as never,
    priceCurrency: String,
    desk: { type: Schema.Types.Mixed, default: undefined } as never,
  },
  { collection: 'settings', versionKey: false },
)

/** A change is seen everywhere after this long. */
const KEPT_MS = 5_000

export type Settings = ReturnType<typeof settingsStore>

export function settingsStore(connection: Connection) {
  const model = connection.model<SettingsRecord>('Settings', schema)
  let kept: { settings: OrganisationSettings; until: number } | undefined
  return {
    model,
    async organisation(): Promise<OrganisationSettings> {
      if (kept && kept.until > performance.now()) return kept.settings
      const record = await model.findById('organisation').lean<SettingsRecord>()
      const settings = {
        alias: record?.alias ?? DEFAULT_ALIAS,
        publicPhone: record?.publicPhone ?? null,
        staffName: record?.staffName ?? null,
        complaintsName: record?.complaintsName ?? null,
        weeklyContacts: record?.weeklyContacts ?? DEFAULT_WEEKLY_CONTACTS,
        weeklyAdvocateContacts: record?.weeklyAdvocateContacts ?? DEFAULT_WEEKLY_ADVOCATE_CONTACTS,
        prices: record?.prices ?? [],
        priceCurrency: record?.priceCurrency ?? 'USD',
        desk: record?.desk ?? DEFAULT_DESK,
      }
      kept = { settings, until: performance.now() + KEPT_MS }
      return settings
    },
    async setOrganisation(change: Partial<OrganisationSettings>): Promise<void> {
      if (Object.keys(change).length === 0) return
      await model.updateOne({ _id: 'organisation' }, { $set: change }, { upsert: true })
      kept = undefined
    },
  }
}
