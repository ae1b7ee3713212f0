import { deflateSync, inflateSync } from 'node:zlib'
import type { Session } from '../engine/session.ts'
import type { Vault } from './vault.ts'

/**
 * A session as a conversation keeps it: JSON, deflated, sealed under the person's key, base64url. What cannot be written as JSON
 * cannot be in it. Deflated, a talk about all tasks of a Defender takes less than 1 KB too.
 */
export const sealSession = (vault: Vault, key: string, personId: string, session: Session): string =>
  vault.sealBytes(key, deflateSync(JSON.stringify(session), { level: 9 }), where(personId)).toString('base64url')

/** @throws SealBroken, MasterUnknown */
export const openSession = (vault: Vault, key: string, personId: string, sealed: string): Session => {
  const bytes = vault.openBytes(key, Buffer.from(sealed, 'base64url'), where(personId))
  // A store may hold older ones that are not deflated; deflated bytes begin with 0x78.
  return JSON.parse((bytes[0] === OPENING_BRACE ? bytes : inflateSync(bytes)).toString('utf8')) as Session
}

const OPENING_BRACE = 0x7b
const where = (personId: string): string => `conversations/${personId}`
