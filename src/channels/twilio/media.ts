import { type IncomingMessage, request as plainRequest } from 'node:http'
import { request as secureRequest } from 'node:https'
import { isIP } from 'node:net'
import type { FetchedMedia } from '../channel.ts'
import { isPublicAddress, NOT_PUBLIC, publicLookup } from '../public-address.ts'
import type { Api } from './api.ts'
import { isProviderUrl } from './parse.ts'

export type MediaSource = {
  accountSid: string
  authToken: string
  /** Origins of a configured provider: fetched from though they may be on this machine. */
  origins: readonly string[]
  /** `/2010-04-01/Accounts/AC…/Messages` */
  messagesPath: string
  api: () => Promise<Api>
}

/** WhatsApp's own limit; whoever sends more is cut off. */
const MOST_BYTES = 16 * 1024 * 1024
/** For both hops and the whole file. */
const PATIENCE_MS = 20_000

/**
 * Fetches a file: the provider asks for the account's name and token and answers with a redirect to its storage, which must not see
 * them. One redirect and no more; no address of a private network, checked when the connection is made; never more than 16 MB.
 */
export async function fetchMedia(source: MediaSource, url: string, patienceMs = PATIENCE_MS): Promise<FetchedMedia> {
  if (!isProviderUrl(url, source.origins)) return refused('elsewhere')
  const signal = AbortSignal.timeout(patienceMs)
  const credentials = `Basic ${Buffer.from(`${source.accountSid}:${source.authToken}`).toString('base64')}`
  try {
    const first = await open(source, new URL(url), signal, credentials)
    if (!REDIRECTS.has(first.statusCode ?? 0)) return await read(first)
    first.resume()
    const { location } = first.headers
    if (location === undefined || !URL.canParse(location, url)) return refused('redirect')
    const target = new URL(location, url)
    if (!mayFollow(source, target)) return refused('elsewhere')
    const second = await open(source, target, signal)
    if (!REDIRECTS.has(second.statusCode ?? 0)) return await read(second)
    second.destroy()
    return refused('redirects')
  } catch (error) {
    const code = (error as { code?: unknown }).code
    if (code === NOT_PUBLIC) return refused('elsewhere')
    return { kind: 'later', code: signal.aborted ? 'timeout' : String(code ?? 'no_answer') }
  }
}

/** Whatever is not there any more is deleted. */
export async function deleteMedia(source: MediaSource, url: string): Promise<boolean> {
  const path = URL.canParse(url) ? new URL(url).pathname : ''
  if (!path.startsWith(`${source.messagesPath}/`) || !/\/(SM|MM)[0-9a-f]{32}\/Media\/ME[0-9a-f]{32}$/i.test(path))
    return true
  const api = await source.api()
  const { status } = await api({ method: 'delete', url: `https://api.twilio.com${path}.json` }).catch(() => ({
    status: 0,
  }))
  return (status >= 200 && status < 300) || status === 404 || status === 410
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])
const refused = (code: string): FetchedMedia => ({ kind: 'refused', code })

/** A storage of the provider may stand anywhere on the internet; a configured provider's own place may be this machine. */
const mayFollow = ({ origins }: MediaSource, url: URL): boolean => {
  if (url.username || url.password) return false
  if (origins.includes(url.origin)) return true
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return url.protocol === 'https:' && (isIP(host) === 0 || isPublicAddress(host))
}

function open(source: MediaSource, url: URL, signal: AbortSignal, authorization?: string): Promise<IncomingMessage> {
  const own = source.origins.includes(url.origin)
  const request = url.protocol === 'https:' ? secureRequest : plainRequest
  return new Promise((resolve, reject) => {
    request(url, {
      signal,
      agent: false,
      headers: { 'User-Agent': 'portavoz', ...(authorization ? { Authorization: authorization } : {}) },
      ...(own ? {} : { lookup: publicLookup }),
    })
      .once('response', resolve)
      .once('error', reject)
      .end()
  })
}

async function read(response: IncomingMessage): Promise<FetchedMedia> {
  const status = response.statusCode ?? 0
  if (status < 200 || status > 299) {
    response.destroy()
    if (status === 404 || status === 410) return refused('gone')
    // Not signed in is our own mistake: it is put right, and then the file still comes.
    const later = status >= 500 || [401, 403, 408, 429].includes(status)
    return later ? { kind: 'later', code: `http_${status}` } : refused(`http_${status}`)
  }
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MOST_BYTES || Number(response.headers['content-length'] ?? 0) > MOST_BYTES) {
      response.destroy()
      return refused('too_large')
    }
    chunks.push(chunk)
  }
  return { kind: 'fetched', bytes: Buffer.concat(chunks) }
}
