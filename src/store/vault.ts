import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

/**
 * Field encryption: AES-256-GCM under one key per person, which is wrapped by the master key. Whoever destroys the wrapped
 * key has erased the person, backups too. `where` (collection, id, field) is bound as associated data, so that a sealed
 * value cannot be moved to another document.
 *
 * Sealed form: base64url of version (1 byte), IV (12), tag (16), ciphertext.
 */
export type Vault = {
  /** A new data key, wrapped: stored beside what it protects. */
  newKey(): string
  seal(wrappedKey: string, text: string, where: string): string
  /** @throws SealBroken when key, place or content do not match; MasterUnknown when no master key of ours opens the key */
  open(wrappedKey: string, sealed: string, where: string): string
  /** The same for the bytes of a file, not encoded. */
  sealBytes(wrappedKey: string, bytes: Buffer, where: string): Buffer
  /** @throws like `open` */
  openBytes(wrappedKey: string, sealed: Buffer, where: string): Buffer
  /** The hub's own key: for what cannot have a person's key yet (the inbox, addresses). */
  readonly ownKey: string
  /** Keyed, one-way: finds an address without storing it in the clear. 22 characters. */
  blindIndex(text: string): string
  /** HMAC-SHA-256 under the key of the audit logs. 43 characters. */
  sign(text: string): string
  /** Marks an address that we give out for a while; 43 characters. Kept nowhere, so it goes with the master key. */
  link(text: string): string
  /** Whether it was marked by us, under the master key in force or the one before. */
  isLink(text: string, mark: string): boolean
  /** A new wrapping by the master key in force; null when it is wrapped by that already. @throws MasterUnknown */
  rewrap(wrappedKey: string): string | null
  /** The hub's own keys to begin with, wrapped: new ones, or those that an older store was written with. */
  hubKeys(begin: 'new' | 'derived'): HubKeys
  /** From now on with the hub's own keys of a store. Until then they are derived from the master key. @throws MasterUnknown */
  use(keys: HubKeys): void
}

/** The keys of the hub itself, each for one use. */
export const HUB_KEYS = ['own', 'blind-index', 'audit'] as const
export type HubKeys = Record<(typeof HUB_KEYS)[number], string>

export class SealBroken extends Error {
  constructor(where: string) {
    super(`A sealed value cannot be opened: ${where}. The key was destroyed, is another one, or the value was changed.`)
    this.name = 'SealBroken'
  }
}

/** A process with a master key that is not, or no longer, in force. It must not take what it cannot read for broken. */
export class MasterUnknown extends Error {
  constructor() {
    super('The master key of this process does not open the keys of the store: check DATA_KEY and DATA_KEY_OLD')
    this.name = 'MasterUnknown'
  }
}

const VERSION = 1
const OWN = 'own'
/** Unwrapped keys kept in memory, and how long: a destroyed one must not stay. One costs about 200 bytes. */
const CACHED_KEYS = 20_000
const CACHED_MS = 60_000

/** `former`: the master key before it, still accepted while keys are wrapped anew. */
export function createVault(masterKey: Buffer, former?: Buffer): Vault {
  for (const key of [masterKey, former])
    if (key && key.length !== 32) throw new Error('The master key must be 32 bytes')
  // A KeyObject, not a Buffer: building the key schedule anew at each call is four times slower.
  const derive = (master: Buffer, use: string): KeyObject =>
    createSecretKey(Buffer.from(hkdfSync('sha256', master, '', `portavoz/${use}`, 32)))
  const wrapping = derive(masterKey, 'wrap')
  const linking = [masterKey, ...(former ? [former] : [])].map((master) => derive(master, 'link'))
  const accepted = [wrapping, ...(former ? [derive(former, 'wrap')] : [])]
  const cache = new Map<string, { key: KeyObject; until: number }>()
  let hub = Object.fromEntries(HUB_KEYS.map((use) => [use, derive(masterKey, use)])) as Record<keyof HubKeys, KeyObject>

  const wrap = (key: Buffer): string => encrypt(wrapping, key, 'key')
  const unwrap = (wrapped: string, keys = accepted): Buffer | null => {
    for (const key of keys)
      try {
        return decrypt(key, wrapped, 'key')
      } catch (error) {
        if (!(error instanceof SealBroken)) throw error
      }
    return null
  }
  const unwrapped = (wrapped: string): Buffer => {
    const key = unwrap(wrapped)
    if (!key) throw new MasterUnknown()
    return key
  }
  const keyOf = (wrapped: string): KeyObject => {
    if (wrapped === OWN) return hub.own
    const now = performance.now()
    const cached = cache.get(wrapped)
    if (cached && cached.until > now) return cached.key
    const key = createSecretKey(unwrapped(wrapped))
    // Oldest first, as they were put in: those whose time is over stand at the front.
    for (const [oldest, { until }] of cache)
      if (until <= now || cache.size >= CACHED_KEYS) cache.delete(oldest)
      else break
    cache.set(wrapped, { key, until: now + CACHED_MS })
    return key
  }
  const hmac = (key: KeyObject, text: string): string => createHmac('sha256', key).update(text).digest('base64url')

  return {
    ownKey: OWN,
    newKey: () => wrap(randomBytes(32)),
    seal: (wrapped, text, where) => encrypt(keyOf(wrapped), Buffer.from(text, 'utf8'), where),
    open: (wrapped, sealed, where) => decrypt(keyOf(wrapped), sealed, where).toString('utf8'),
    sealBytes: (wrapped, bytes, where) => encryptBytes(keyOf(wrapped), bytes, where),
    openBytes: (wrapped, sealed, where) => decryptBytes(keyOf(wrapped), sealed, where),
    blindIndex: (text) => hmac(hub['blind-index'], text).slice(0, 22),
    sign: (text) => hmac(hub.audit, text),
    link: (text) => hmac(linking[0] as KeyObject, text),
    isLink: (text, mark) => linking.some((key) => same(hmac(key, text), mark)),
    rewrap: (wrapped) => (unwrap(wrapped, [wrapping]) ? null : wrap(unwrapped(wrapped))),
    hubKeys: (begin) =>
      Object.fromEntries(
        HUB_KEYS.map((use) => [
          use,
          wrap(begin === 'new' ? randomBytes(32) : derive(former ?? masterKey, use).export()),
        ]),
      ) as HubKeys,
    use(keys) {
      hub = Object.fromEntries(HUB_KEYS.map((use) => [use, createSecretKey(unwrapped(keys[use]))])) as typeof hub
    },
  }
}

/** In a time that does not tell how much of it was right. */
const same = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

const encrypt = (key: KeyObject, plain: Buffer, where: string): string =>
  encryptBytes(key, plain, where).toString('base64url')

const decrypt = (key: KeyObject, sealed: string, where: string): Buffer =>
  decryptBytes(key, Buffer.from(sealed, 'base64url'), where)

function encryptBytes(key: KeyObject, plain: Buffer, where: string): Buffer {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  cipher.setAAD(Buffer.from(where))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([Buffer.from([VERSION]), iv, cipher.getAuthTag(), body])
}

function decryptBytes(key: KeyObject, bytes: Buffer, where: string): Buffer {
  try {
    if (bytes[0] !== VERSION) throw new Error('version')
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 13))
    decipher.setAAD(Buffer.from(where))
    decipher.setAuthTag(bytes.subarray(13, 29))
    return Buffer.concat([decipher.update(bytes.subarray(29)), decipher.final()])
  } catch {
    throw new SealBroken(where)
  }
}
