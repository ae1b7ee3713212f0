import type { Inbound, InboundMedia, Malformed, StatusCallback } from '../channel.ts'
import { parseAddress } from './addresses.ts'
import type { Params } from './signature.ts'
import { parseDeliveryStatus } from './statuses.ts'

/** What parsing must know about us. */
export type ParseContext = {
  /** Our own senders, canonical: a message from one of them is a loop. */
  own: readonly string[]
  /** Origins that media may be fetched from beside the provider's own (a loopback provider's). */
  mediaOrigins: readonly string[]
}

/**
 * A signed inbound webhook in the hub's words. Permissive where the provider may change its mind (unknown fields stay in `raw`),
 * strict where a wrong value would hurt: the id that makes it unique and the sender. A signature has no separators between names
 * and values, so a replay may shift them; an id of exactly 34 characters cannot be shifted into another one.
 *
 * @returns `{ problem }` for signed but unusable: keep it raw, answer 200, show it to a person
 */
export const parseInbound = (params: Params, context: ParseContext): Inbound | Malformed => {
  const raw = flatten(params)
  const messageId = raw.MessageSid ?? raw.SmsMessageSid ?? raw.SmsSid
  const externalId = messageId ?? raw.CallSid
  if (!externalId) return { problem: 'id_missing' }
  if (!(messageId ? MESSAGE_ID : CALL_ID).test(externalId)) return { problem: 'id_malformed' }
  for (const twin of [raw.SmsMessageSid, raw.SmsSid]) {
    if (twin !== undefined && twin !== externalId) return { problem: 'id_contradicted' }
  }
  const from = parseAddress(raw.From)
  if ('problem' in from) return { problem: `from_${from.problem}` }
  const to = parseAddress(raw.To)
  if (context.own.includes(from.value)) return { problem: 'from_ourselves' }

  const located = Boolean(raw.Latitude && raw.Longitude)
  const media = mediaOf(raw, context)
  const button = buttonOf(raw)
  const about = messageId === undefined ? 'call' : ABOUT.get(raw.MessageType?.toLowerCase() ?? '')
  const optOut = raw.OptOutType?.toUpperCase()
  return {
    externalId,
    from,
    aliases: aliasesOf(raw, from.value),
    // A reply to a business-scoped id carries that id here; who we are is then only known from the sender.
    to: 'problem' in to ? '' : to.value,
    text: (raw.Body ?? '').toWellFormed(),
    ...(button ? { button } : {}),
    media,
    ...(located ? { location: true } : {}),
    ...(media.some(({ contentType }) => VCARD.test(contentType)) ? { contact: true } : {}),
    ...(about ? { about } : {}),
    ...(raw.Forwarded === 'true' || raw.FrequentlyForwarded === 'true' ? { forwarded: true } : {}),
    ...(optOut === 'STOP' || optOut === 'START' || optOut === 'HELP' ? { optOut } : {}),
    raw: located ? withoutPlace(raw) : raw,
  }
}

/**
 * A signed status callback. Our own message id travels in the query of the callback address, so a callback that overtakes the
 * answer to the send still finds its message.
 */
export const parseStatus = (params: Params, query: Params | URLSearchParams): StatusCallback | Malformed => {
  const raw = flatten(params)
  const externalId = raw.MessageSid ?? raw.SmsSid
  if (!externalId) return { problem: 'id_missing' }
  if (!MESSAGE_ID.test(externalId)) return { problem: 'id_malformed' }
  const status =
    raw.EventType?.toUpperCase() === 'READ' ? 'read' : parseDeliveryStatus(raw.MessageStatus ?? raw.SmsStatus)
  if (!status) return { problem: 'status_unknown' }
  const messageId = query instanceof URLSearchParams ? query.get('m') : flatten(query).m
  return {
    ...(messageId && OUR_ID.test(messageId) ? { messageId } : {}),
    externalId,
    status,
    ...(raw.ErrorCode && /^\d{1,6}$/.test(raw.ErrorCode) && raw.ErrorCode !== '0' ? { errorCode: raw.ErrorCode } : {}),
  }
}

/** Words for it that the channels use; the provider passes few of these on today, and says nowhere under which name. */
const ABOUT: ReadonlyMap<string, NonNullable<Inbound['about']>> = new Map([
  ['reaction', 'reaction'],
  ['edit', 'edit'],
  ['edited', 'edit'],
  ['revoke', 'deletion'],
  ['revoked', 'deletion'],
  ['deleted', 'deletion'],
])

/** We tell people that their location is not kept: it goes no further than this. */
const withoutPlace = ({ Latitude: _1, Longitude: _2, Address: _3, Label: _4, ...raw }: Record<string, string>) => raw

const MESSAGE_ID = /^(SM|MM)[0-9a-f]{32}$/i
/** A number with a voice webhook: the same door takes it, and its empty answer ends the call. */
const CALL_ID = /^CA[0-9a-f]{32}$/i
const OUR_ID = /^[\w.:-]{1,128}$/
const VCARD = /^text\/(x-)?vcard/i
/** The provider's own limit; a larger number in NumMedia is not believed. */
const MOST_MEDIA = 10

/** Of a doubled name the first value counts. Own fields only, whatever they are called. */
const flatten = (params: Params): Record<string, string> =>
  Object.fromEntries(
    Object.entries(params).flatMap(([name, value]) => {
      const one = Array.isArray(value) ? value[0] : value
      return typeof one === 'string' ? [[name, one]] : []
    }),
  )

/** A business-scoped id beside a number, or the number beside an id, when the provider tells both. */
const aliasesOf = (raw: Record<string, string>, from: string): Inbound['aliases'] => {
  const told = [raw.ExternalUserId, raw.WaId && /^\d+$/.test(raw.WaId) ? `whatsapp:+${raw.WaId}` : undefined]
  const aliases: Inbound['aliases'] = []
  for (const text of told) {
    const address = parseAddress(text)
    if ('problem' in address || address.value === from) continue
    if (!aliases.some(({ value }) => value === address.value)) aliases.push(address)
  }
  return aliases
}

/** Lists answer under a name that the provider's pages do not settle: each known one is tried. */
const buttonOf = (raw: Record<string, string>): string | undefined =>
  raw.ButtonPayload || raw.ListId || interactiveId(raw.InteractiveData) || undefined

const interactiveId = (json: string | undefined): string | undefined => {
  if (!json) return undefined
  try {
    const data = JSON.parse(json)
    const id = data?.list_reply?.id ?? data?.button_reply?.id ?? data?.id
    return typeof id === 'string' ? id : undefined
  } catch {
    return undefined
  }
}

/**
 * What was sent beside words, whatever NumMedia claims. An address outside the provider keeps its place with an empty `url`: the
 * person did send something, and nobody will fetch that.
 */
const mediaOf = (raw: Record<string, string>, context: ParseContext): InboundMedia[] => {
  const media: InboundMedia[] = []
  for (let n = 0; n < MOST_MEDIA; n++) {
    const url = raw[`MediaUrl${n}`]
    if (url === undefined) continue
    media.push({
      url: isProviderUrl(url, context.mediaOrigins) ? url : '',
      contentType: (raw[`MediaContentType${n}`] ?? 'application/octet-stream').toLowerCase(),
    })
  }
  return media
}

/** May media be fetched from here? The provider's own hosts over HTTPS, and the configured provider's origins. */
export const isProviderUrl = (text: string, origins: readonly string[]): boolean => {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  if (url.username || url.password) return false
  return (url.protocol === 'https:' && /(^|\.)twilio\.com$/.test(url.hostname)) || origins.includes(url.origin)
}
