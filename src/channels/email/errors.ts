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

const LOGIN: readonly string[] = ['EAUTH', 'ENOAUTH', 'EOAUTH2', 'ETLS']

const BY_COMMAND: Readonly<Record<string, Policy>> = {
  'RCPT TO': 'bad-address',
  DATA: 'content',
}

const refused = (policy: Policy, code: string): SendOutcome => ({ kind: 'refused', policy, code })
