import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parse } from 'node:querystring'
import { answerTo } from './child.ts'

export type Question = { what: 'port' } | { what: 'sent' }
/** What was accepted, in the order in which it came: receiver, words and when. */
export type Answer = { port: number; sent: { to: string; text: string; ms: number }[] }

/**
 * The provider as far as sending needs it: accepts every message and keeps it, makes contents, lists what it has. No
 * callbacks: they are another load than the one that is measured. The real look-alike checks each request against the
 * provider's description and would be what is measured.
 */
const sent: { sid: string; to: string; from: string; text: string; at: string; ms: number }[] = []
const contents = new Map<string, { name: string; text: string }>()
let ids = 0
const nextId = (prefix: string): string => prefix + (++ids).toString(16).padStart(32, '0')

const server = createServer(async (request, response) => {
  const url = new URL(request.url ?? '/', 'http://provider')
  if (url.pathname.endsWith('/Messages.json'))
    return request.method === 'POST' ? accept(await bodyOf(request), response) : list(url, response)
  if (url.pathname === '/v1/Content')
    return request.method === 'POST' ? makeContent(await bodyOf(request), response) : listContents(response)
  if (url.pathname.startsWith('/v1/Content/')) return answer(response, 200, { whatsapp: { status: 'approved' } })
  answer(response, 404, { code: 20404, message: 'not found' })
})

function accept(body: string, response: ServerResponse): void {
  const { To, From, Body, ContentSid, ContentVariables } = parse(body) as Record<string, string>
  const sid = nextId('SM')
  const text = Body ?? filled(contents.get(ContentSid ?? '')?.text ?? '', ContentVariables)
  sent.push({ sid, to: To ?? '', from: From ?? '', text, at: new Date().toUTCString(), ms: performance.now() })
  answer(response, 201, { sid, status: 'queued', error_code: null })
}

/** A content as the provider lists it once it was sent: its words, with the values in them. */
function filled(words: string, variables: string | undefined): string {
  const values = JSON.parse(variables ?? '{}') as Record<string, string>
  return words.replace(/\{\{(\d+)\}\}/g, (hole, n: string) => values[n] ?? hole)
}

function list(url: URL, response: ServerResponse): void {
  const to = url.searchParams.get('To')
  const messages = sent
    .filter((message) => message.to === to)
    .map(({ sid, to: receiver, from, text, at }) => ({
      ...{ sid, from, body: text, status: 'sent', direction: 'outbound-api' },
      ...{ to: receiver, date_created: at },
    }))
  answer(response, 200, { messages: messages.reverse(), next_page_uri: null })
}

function makeContent(body: string, response: ServerResponse): void {
  const { friendly_name: name, types } = JSON.parse(body) as {
    friendly_name: string
    types: Record<string, { body?: string }>
  }
  const sid = nextId('HX')
  contents.set(sid, { name, text: Object.values(types)[0]?.body ?? '' })
  answer(response, 201, { sid })
}

function listContents(response: ServerResponse): void {
  const made = [...contents].map(([sid, { name }]) => ({ sid, friendly_name: name }))
  answer(response, 200, { contents: made, meta: { next_page_url: null } })
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' })
  response.end(JSON.stringify(body))
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  answerTo<Question, Answer>(({ what }) => ({
    port,
    sent: what === 'sent' ? sent.map(({ to, text, ms }) => ({ to, text, ms })) : [],
  }))
})
