import { createHash } from 'node:crypto'
import type { AuditBlock, AuditEntry, Link } from '../../store/audit.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url')

/** What the chain remembers of an entry. What is sealed has a digest of its own, since an erasure takes it away. */
export const linkOf = ({ id, fixed, sealed }: AuditEntry): Link => ({
  id,
  fixed: sha256(fixed),
  ...(sealed === undefined ? {} : { sealed: sha256(sealed) }),
})

/** The hash of a block: bound to the one before, its place and every link in its order. */
export const hashOf = (previous: string, { log, n, links }: Pick<AuditBlock, 'log' | 'n' | 'links'>): string =>
  sha256(JSON.stringify([previous, log, n, links.map(({ id, fixed, sealed }) => [id, fixed, sealed ?? null])]))

/** Before the first block. */
export const NO_BLOCK = ''

/** What is signed: a head that is kept elsewhere proves everything before it. */
export const headText = ({ log, n, hash }: Pick<AuditBlock, 'log' | 'n' | 'hash'>): string => `${log}:${n}:${hash}`
