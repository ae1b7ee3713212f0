import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
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
  /** @throws SealBroken when key, place or content do not match */
  open(wrappedKey: string, sealed: string, where: string): string
  /** The hub's own key: for what cannot have a person's key yet (the inbox, addresses). */
  readonly ownKey: string
  /** Keyed, one-way: finds an address without storing it in the clear. 22 characters. */
  blindIndex(text: string): string
}

export class SealBroken extends Error {
  constructor(where: string) {
    super(`A sealed value cannot be opened: ${where}. The key was destroyed, is another one, or the value was changed.`)
    this.name = 'SealBroken'
  }
}

const VERSION = 1
const OWN = 'own'
/** Unwrapped keys kept in memory; beyond it the oldest goes. One costs about 200 bytes. */
const CACHED_KEYS = 20_000

export function createVault(masterKey: Buffer): Vault {
  if (masterKey.length !== 32) throw new Error('The master key must be 32 bytes')
  // A KeyObject, not a Buffer: building the key schedule anew at each call is four times slower.
  const derive = (use: string): KeyObject =>
    createSecretKey(Buffer.from(hkdfSync('sha256', masterKey, '', `portavoz/${use}`, 32)))
  const wrapping = derive('wrap')
  const indexKey = derive('blind-index')
  const cache = new Map<string, KeyObject>([[OWN, derive('own')]])

  const keyOf = (wrapped: string): KeyObject => {
    const cached = cache.get(wrapped)
    if (cached) return cached
    const key = createSecretKey(decrypt(wrapping, wrapped, 'key'))
    if (cache.size >= CACHED_KEYS) cache.delete([...cache.keys()].find((candidate) => candidate !== OWN) ?? '')
    cache.set(wrapped, key)
    return key
  }

  return {
    ownKey: OWN,
    newKey: () => encrypt(wrapping, randomBytes(32), 'key'),
    seal: (wrapped, text, where) => encrypt(keyOf(wrapped), Buffer.from(text, 'utf8'), where),
    open: (wrapped, sealed, where) => decrypt(keyOf(wrapped), sealed, where).toString('utf8'),
    blindIndex: (text) => createHmac('sha256', indexKey).update(text).digest('base64url').slice(0, 22),
  }
}

function encrypt(key: KeyObject, plain: Buffer, where: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  cipher.setAAD(Buffer.from(where))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([Buffer.from([VERSION]), iv, cipher.getAuthTag(), body]).toString('base64url')
}

function decrypt(key: KeyObject, sealed: string, where: string): Buffer {
  const bytes = Buffer.from(sealed, 'base64url')
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
