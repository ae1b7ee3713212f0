/**
 * Numbers that no living person can own here: `+52 55 0xxx xxxx`, `+502/+503/+504/+505 0xxx xxxx`, `+1 NXX 555 01xx`.
 * Takes the canonical form (see mexico.ts).
 */
export const isFictional = (e164: string): boolean => RANGES.some((range) => range.test(e164))

/** Where messages go: `live` reaches people, `loopback` is the simulator or a test on this machine. */
export type Provider = 'live' | 'loopback'

/**
 * May this address not be sent to through this provider? The live one is never given an invented number, a loopback one never a
 * real person's; so it is with addresses of e-mail. A business-scoped id is not a number: it is made by the provider that it is sent through, so both take it.
 */
export const refuses = (value: string, provider: Provider): boolean => {
  if (value.includes('@')) return RESERVED.test(value) === (provider === 'live')
  return value.startsWith('+') && isFictional(value) === (provider === 'live')
}

/** A provider's base address tells which one it is. Not given: the real one. */
export const providerAt = (apiUrl: string | undefined): Provider => {
  if (!apiUrl) return 'live'
  const { hostname } = new URL(apiUrl)
  return /^(localhost|127(\.\d+){3}|\[::1\])$/i.test(hostname) ? 'loopback' : 'live'
}

const RANGES = [/^\+52550\d{7}$/, /^\+50[2345]0\d{7}$/, /^\+1[2-9]\d{2}55501\d{2}$/]
/** Domains at which nobody has a mailbox. */
const RESERVED = /[@.](example\.(com|net|org)|example|test|invalid)$/i
