import type { Policy, SendOutcome } from '../channel.ts'

/** What the library tells of a failed mail. */
type MailError = { code?: string; command?: string; responseCode?: number; syscall?: string }

/**
 * What a failed mail means. What the server answered is known: at which command, and whether for good (5xx) or for now (4xx). Without an
 * answer it is known only that nothing went out when there was no connection at all.
 */
export function outcomeOf(error: unknown): SendOutcome {
  const { code = 'UNKNOWN', command = '', responseCode, syscall } = error as MailError
  if (responseCode === undefined) {
    if (LOGIN.includes(code)) return refused('configuration', code)
    return syscall === 'connect' || code === 'EDNS' ? refused('later', code) : { kind: 'unknown', code }
  }
  if (LOGIN.includes(code) || command.startsWith('AUTH')) return refused('configuration', String(responseCode))
  if (responseCode < 500) return refused('later', String(responseCode))
  return refused(BY_COMMAND[command] ?? 'configuration', String(responseCode))
}

/**
 * What a mail server reports afterwards, when it has given up (RFC 3463): what is wrong with the mailbox, or else with the mail.
 *
 * @param status like "5.1.1"
 */
export const policyOfReport = (status: string): Policy =>
  BY_STATUS.find(([pattern]) => pattern.test(status))?.[1] ?? 'never-now'

const BY_STATUS: readonly (readonly [RegExp, Policy])[] = [
  // No such mailbox or domain, moved away, or switched off.
  [/^5\.(1\.([1236]|10)|2\.1|4\.4)$/, 'bad-address'],
  // Not from us, not these words.
  [/^5\.[67]\./, 'content'],
]

const LOGIN: readonly string[] = ['EAUTH', 'ENOAUTH', 'EOAUTH2', 'ETLS']

const BY_COMMAND: Readonly<Record<string, Policy>> = {
  'RCPT TO': 'bad-address',
  DATA: 'content',
}

const refused = (policy: Policy, code: string): SendOutcome => ({ kind: 'refused', policy, code })
