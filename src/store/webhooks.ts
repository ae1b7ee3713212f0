import { randomBytes } from 'node:crypto'
import { type Connection, Schema } from 'mongoose'
import type { Vault } from './vault.ts'

/** A secret of a subscription, sealed. After `until` it signs nothing any more; absent: it is the present one. */
export type WebhookSecret = { sealed: string; madeAt: Date; until?: Date }

/** Somebody's server that is told what became of cases. */
export type WebhookRecord = {
  _id: string
  /** Sealed: an address may hold a word that lets whoever knows it in. */
  sealedUrl: string
  name: string
  /** `claim.join`, `claim.*` or `*`. */
  events: string[]
  /** Only of these matters; absent: of all, and of what stands in none. */
  matters?: string[]
  /** The present one, and while they are exchanged the one before. */
  secrets: WebhookSecret[]
  /** `failing`: we ended it after days of failures; `gone`: their server said so. */
  state: 'active' | 'failing' | 'gone' | 'off'
  createdAt: Date
  createdBy: string
  /** Since when nothing was taken; absent: the last one was. */
  failingSince?: Date
}

const schema = new Schema<WebhookRecord>(
  {
    _id: { type: String, required: true },
    sealedUrl: { type: String, required: true },
    name: { type: String, required: true },
    events: { type: [String], required: true },
    matters: { type: [String], default: undefined },
    secrets: { type: [{ _id: false, sealed: String, madeAt: Date, until: Date }], required: true } as never,
    state: { type: String, required: true },
    createdAt: { type: Date, required: true },
    createdBy: { type: String, required: true },
    failingSince: Date,
  },
  { collection: 'webhooks', versionKey: false },
)

/** Both secrets sign for so long after an exchange. */
const EXCHANGE_MS = 24 * 3_600_000
/** A change is seen everywhere after this long. */
const KEPT_MS = 5_000
const SECRET_BYTES = 32
const PREFIX = 'whsec_'

export type WebhookChange = {
  name?: string | undefined
  url?: string | undefined
  events?: string[] | undefined
  matters?: string[] | undefined
}

export type Webhooks = ReturnType<typeof webhookStore>

export function webhookStore(connection: Connection, vault: Vault) {
  const model = connection.model<WebhookRecord>('Webhook', schema)
  let kept: { active: WebhookRecord[]; until: number } | undefined

  const newSecret = (id: string, at: Date): { secret: string; record: WebhookSecret } => {
    const secret = PREFIX + randomBytes(SECRET_BYTES).toString('base64')
    return { secret, record: { sealed: vault.seal(vault.ownKey, secret, `webhooks/${id}/secret`), madeAt: at } }
  }
  async function change(id: string, update: object, where: object = {}): Promise<boolean> {
    kept = undefined
    return (await model.updateOne({ _id: id, ...where }, update)).matchedCount === 1
  }

  return {
    model,
    /** @returns the secret, which nobody is told again */
    async add(webhook: Omit<WebhookRecord, 'secrets' | 'sealedUrl' | 'state'> & { url: string }): Promise<string> {
      const { url, ...rest } = webhook
      const { secret, record } = newSecret(webhook._id, webhook.createdAt)
      const sealedUrl = vault.seal(vault.ownKey, url, `webhooks/${webhook._id}/url`)
      await model.collection.insertOne({ ...rest, sealedUrl, secrets: [record], state: 'active' } as never)
      kept = undefined
      return secret
    },
    get: (id: string): Promise<WebhookRecord | null> => model.findById(id).lean<WebhookRecord>(),
    list: (): Promise<WebhookRecord[]> => model.find({}).sort({ _id: 1 }).lean<WebhookRecord[]>(),
    /** A few at most; asked for with every update, so kept for some seconds. */
    async active(): Promise<WebhookRecord[]> {
      if (kept && kept.until > performance.now()) return kept.active
      const active = await model.find({ state: 'active' }).lean<WebhookRecord[]>()
      kept = { active, until: performance.now() + KEPT_MS }
      return active
    },
    url: ({ _id, sealedUrl }: WebhookRecord): string => vault.open(vault.ownKey, sealedUrl, `webhooks/${_id}/url`),
    /** Those that sign now, the newest first. */
    secrets: ({ _id, secrets }: WebhookRecord, now: Date): string[] =>
      secrets
        .filter(({ until }) => until === undefined || until > now)
        .map(({ sealed }) => vault.open(vault.ownKey, sealed, `webhooks/${_id}/secret`)),
    /** What is undefined stays as it is. */
    async describe(id: string, { url, ...rest }: WebhookChange): Promise<boolean> {
      const sealed = url === undefined ? {} : { sealedUrl: vault.seal(vault.ownKey, url, `webhooks/${id}/url`) }
      const said = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
      return change(id, { $set: { ...said, ...sealed } })
    },
    /** Begins to use another secret; the one before is good for a day more. @returns the new one; null: there is no such */
    async exchange(id: string, now: Date): Promise<string | null> {
      const webhook = await this.get(id)
      const [present] = webhook?.secrets ?? []
      if (!webhook || !present) return null
      const { secret, record } = newSecret(id, now)
      const secrets = [record, { ...present, until: new Date(now.getTime() + EXCHANGE_MS) }]
      // Two exchanges at once: the second would take away what the first has just told.
      return (await change(id, { $set: { secrets } }, { 'secrets.sealed': present.sealed })) ? secret : null
    },
    /** @returns false when it is in that state already, or there is none */
    state: (id: string, state: WebhookRecord['state']): Promise<boolean> =>
      change(
        id,
        { $set: { state }, ...(state === 'active' ? { $unset: { failingSince: 1 } } : {}) },
        { state: { $ne: state } },
      ),
    async taken(id: string): Promise<void> {
      await change(id, { $unset: { failingSince: 1 } }, { failingSince: { $exists: true } })
    },
    /** @returns since when nothing was taken */
    async refused(id: string, now: Date): Promise<Date> {
      await change(id, { $set: { failingSince: now } }, { failingSince: { $exists: false } })
      return (await this.get(id))?.failingSince ?? now
    },
    async remove(id: string): Promise<boolean> {
      kept = undefined
      return (await model.deleteOne({ _id: id })).deletedCount === 1
    },
  }
}
