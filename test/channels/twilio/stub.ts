import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createTwilio, type TwilioOptions } from '../../../src/channels/twilio/twilio.ts'

export const ACCOUNT = `AC${'1'.repeat(32)}`
export const TOKEN = 'a-token-of-tests'
export const WHATSAPP = '+525500000900'
export const SMS = '+15125550100'
export const sid = (n: number | string): string => `SM${String(n).padStart(32, '0')}`
export const contentSid = (n: number): string => `HX${String(n).padStart(32, '0')}`

export type Seen = {
  method: string
  path: string
  query: Record<string, string>
  form: Record<string, string>
  json: unknown
  auth: string
}
/** Answers one request: status, body and headers, or does what it likes with the response. */
export type Reply = (
  seen: Seen,
  response: ServerResponse,
  request: IncomingMessage,
) => [number, unknown, Record<string, string>?] | undefined

/** A provider of a few lines on loopback, and our adapter pointed at it. */
export const withStub = async <T>(
  reply: Reply,
  use: (twilio: ReturnType<typeof createTwilio>, seen: Seen[], url: string) => Promise<T>,
  options: Partial<TwilioOptions> = {},
): Promise<T> => {
  const seen: Seen[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const url = new URL(request.url ?? '', 'http://stub')
    const isJson = request.headers['content-type']?.includes('json') ?? false
    const one: Seen = {
      method: request.method ?? '',
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      form: isJson ? {} : Object.fromEntries(new URLSearchParams(body)),
      json: isJson ? JSON.parse(body) : undefined,
      auth: Buffer.from((request.headers.authorization ?? '').replace('Basic ', ''), 'base64').toString(),
    }
    seen.push(one)
    const answer = reply(one, response, request)
    if (!answer) return
    const [status, value, headers = {}] = answer
    response.writeHead(status, {
      'Content-Type': typeof value === 'string' ? 'text/html' : 'application/json',
      ...headers,
    })
    response.end(typeof value === 'string' ? value : JSON.stringify(value))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  try {
    const twilio = createTwilio({
      accountSid: ACCOUNT,
      authToken: TOKEN,
      whatsappFrom: `whatsapp:${WHATSAPP}`,
      smsFrom: SMS,
      apiUrl,
      publicUrl: 'https://hub.test',
      ...options,
    })
    return await use(twilio, seen, apiUrl)
  } finally {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
}
