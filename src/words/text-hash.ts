import { createHash } from 'node:crypto'

/** The version of a text: 12 hexadecimal digits of its SHA-256. Equal words have equal versions, in every process. */
export const textHash = (text: string): string =>
  createHash('sha256').update(text.normalize('NFC')).digest('hex').slice(0, 12)
