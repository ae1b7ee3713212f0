import type { Address } from '../channel.ts'
import { canonicalMexico } from '../mexico.ts'

/**
 * A provider's address in the hub's form. Takes `+52…`, `whatsapp:+521…` and business-scoped ids (`whatsapp:MX.123`, which come when
 * a person hides the number behind a user name). A problem is a code without the address in it: `address_missing`,
 * `address_channel` (another channel's prefix), `address_short_code` (cannot be answered) or `address_malformed`.
 */
export const parseAddress = (raw: string | undefined): Address | { problem: string } => {
  if (raw === undefined || raw === '') return { problem: 'address_missing' }
  const prefix = /^([a-z]+):/i.exec(raw)
  if (!prefix) return parseNumber('sms', raw)
  if (prefix[1]?.toLowerCase() !== 'whatsapp') return { problem: 'address_channel' }
  const rest = raw.slice(prefix[0].length)
  return BUSINESS_SCOPED.test(rest) ? { channel: 'whatsapp', value: rest } : parseNumber('whatsapp', rest)
}

/** The form that the provider takes in `To` and `From`. */
export const toProvider = (address: Address): string =>
  address.channel === 'whatsapp' ? `whatsapp:${address.value}` : address.value

/** `+525500000001` from `+525500000001` or `whatsapp:+525500000001`: senders are configured either way. */
export const bareNumber = (configured: string): string => canonicalMexico(configured.replace(/^whatsapp:/i, ''))

/** Country, optionally ENT for linked portfolios, then up to 128 characters. */
const BUSINESS_SCOPED = /^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}$/

const parseNumber = (channel: 'sms' | 'whatsapp', text: string): Address | { problem: string } => {
  if (/^\+[1-9]\d{6,14}$/.test(text)) return { channel, value: canonicalMexico(text) }
  return { problem: channel === 'sms' && /^\d{3,8}$/.test(text) ? 'address_short_code' : 'address_malformed' }
}
