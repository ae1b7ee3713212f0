import type { Header } from './authentication.ts'

/**
 * Whether a mail was written by a machine: an absence, a receipt, a list, a report of a server (RFC 3834 and what came before it).
 * Nobody has said anything then, and nothing is said to it.
 */
export const isAutomatic = (headers: readonly Header[], from: string, subject = ''): boolean =>
  isFromServer(from) ||
  ABSENT.test(subject) ||
  headers.some(({ key, value }) => SAYS_SO[key]?.test(value.trim()) ?? false)

/** The server that could not deliver, not a person. */
export const isFromServer = (from: string): boolean => /^(mailer-daemon|postmaster)@/.test(from)

/** Programs that mark nothing put it before the subject that they answer. */
const ABSENT =
  /^\s*(automatic reply|auto(matic)?[ -]?reply|out of (the )?office|respuesta automática|fuera de la oficina|réponse automatique|absence du bureau)\s*[:-]/iu
const ANYTHING = /^/
const SAYS_SO: Readonly<Record<string, RegExp>> = {
  'auto-submitted': /^(?!no\b)/i,
  precedence: /^(bulk|junk|list|auto_reply)\b/i,
  'return-path': /^<\s*>/,
  'content-type': /^multipart\/report\b/i,
  'list-id': ANYTHING,
  'x-autoreply': /^(?!no\b)/i,
  'x-autorespond': ANYTHING,
  'x-failed-recipients': ANYTHING,
}
