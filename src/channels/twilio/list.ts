import type { Address, Inbound, ListedMessage } from '../channel.ts'
import { Refusal } from '../refusal.ts'
import { toProvider } from './addresses.ts'
import { type Api, ask, isRecord } from './api.ts'
import { type ParseContext, parseInbound } from './parse.ts'
import { parseDeliveryStatus } from './statuses.ts'

const API = 'https://api.twilio.com'

export type Lister = {
  api: () => Promise<Api>
  /** `/2010-04-01/Accounts/AC…/Messages` at the provider, without `.json`. */
  messagesPath: string
  /** Our own sender in the provider's form; absent when a messaging service chooses it. */
  sender: string | undefined
  channel: 'whatsapp' | 'sms'
  context: ParseContext
  /** Where media is fetched from: the provider's address, or the configured one. */
  mediaBase: string
}

/**
 * Our messages to an address, newest first. Not asked by sending date: a message that still waits in the provider's queue has none,
 * and just that one must be found when the answer to a send was lost.
 *
 * @throws Refusal
 */
export const listSent = async (lister: Lister, to: Address, since: string): Promise<ListedMessage[]> => {
  const earliest = Date.parse(since)
  const found: ListedMessage[] = []
  for await (const page of pages(lister, {
    To: toProvider(to),
    ...(lister.sender ? { From: lister.sender } : {}),
    PageSize: '100',
  })) {
    const listed = page.map(listedMessage)
    found.push(...listed.filter(({ direction, at }) => direction === 'outbound' && Date.parse(at) >= earliest))
    // Newest first: a page with nothing recent is followed by older ones only.
    if (listed.every(({ at }) => Date.parse(at) < earliest)) break
  }
  return found
}

/**
 * What people wrote since an instant, oldest first, as if each had come by webhook. A tapped button is known by its title only.
 *
 * @throws Refusal
 */
export const listReceived = async (lister: Lister, since: string): Promise<Inbound[]> => {
  const found: Inbound[] = []
  const seconds = `${new Date(since).toISOString().slice(0, 19)}Z`
  const query = { ...(lister.sender ? { To: lister.sender } : {}), 'DateSent>': seconds, PageSize: '500' }
  for await (const page of pages(lister, query)) {
    for (const resource of page) {
      const message = listedMessage(resource)
      // Without a `To` of ours in the question, all channels and both directions are in the answer.
      if (message.direction !== 'inbound' || message.from.startsWith('whatsapp:') !== (lister.channel === 'whatsapp'))
        continue
      const media = Number(message.raw.num_media) > 0 ? await mediaOf(lister, message.externalId) : {}
      const fields = {
        MessageSid: message.externalId,
        From: message.from,
        To: message.to,
        Body: message.body,
        ...media,
      }
      const inbound = parseInbound(fields, lister.context)
      if (!('problem' in inbound)) found.push(inbound)
    }
  }
  return found.reverse()
}

async function* pages(lister: Lister, query: Record<string, string>): AsyncGenerator<Record<string, unknown>[]> {
  const api = await lister.api()
  let request: { url: string; query?: Record<string, string> } | undefined = {
    url: `${API}${lister.messagesPath}.json`,
    query,
  }
  for (let n = 0; request; n++) {
    if (n === MOST_PAGES) throw new Refusal('list messages', 'later', 'too_many_pages')
    const page: Record<string, unknown> = await ask(api, 'list messages', { method: 'get', ...request })
    yield Array.isArray(page.messages) ? page.messages.filter(isRecord) : []
    const next = page.next_page_uri
    // Only the query is taken over: credentials go to the provider's own list and nowhere else.
    request =
      typeof next === 'string' && next !== ''
        ? { url: `${API}${lister.messagesPath}.json${new URL(next, API).search}` }
        : undefined
  }
}

const listedMessage = (resource: Record<string, unknown>): ListedMessage => {
  const raw = Object.fromEntries(
    Object.entries(resource).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [],
    ),
  )
  const at = Date.parse(raw.date_created ?? raw.date_sent ?? '')
  return {
    externalId: raw.sid ?? '',
    to: raw.to ?? '',
    from: raw.from ?? '',
    body: raw.body ?? '',
    media: Number(raw.num_media) || 0,
    at: Number.isNaN(at) ? '' : new Date(at).toISOString(),
    status: raw.status ?? '',
    delivery: parseDeliveryStatus(raw.status),
    ...(raw.error_code ? { errorCode: raw.error_code } : {}),
    direction: raw.direction === 'inbound' ? 'inbound' : 'outbound',
    raw,
  }
}

const mediaOf = async (lister: Lister, messageId: string): Promise<Record<string, string>> => {
  const path = `${lister.messagesPath}/${messageId}/Media`
  const page = await ask(await lister.api(), 'list media', { method: 'get', url: `${API}${path}.json` })
  const list = Array.isArray(page.media_list) ? page.media_list.filter(isRecord) : []
  return Object.fromEntries(
    list.flatMap((item, n) => [
      [`MediaUrl${n}`, `${lister.mediaBase}${path}/${item.sid}`],
      [`MediaContentType${n}`, String(item.content_type ?? '')],
    ]),
  )
}

/** 100,000 received messages, or 20,000 to one person: more is an answer that goes in circles. */
const MOST_PAGES = 200
