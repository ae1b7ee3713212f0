import { Agent, type IncomingMessage, request as plainRequest, type RequestOptions } from 'node:http'
import { request as secureRequest } from 'node:https'
import { stringify } from 'node:querystring'
import twilio from 'twilio'

export type HttpClientOptions = {
  /** All products of the provider at one base address; each of their paths is the same there. */
  apiUrl?: string | undefined
  /** Until the whole answer is there. */
  timeoutMs: number
}

type Carrier = InstanceType<typeof twilio.RequestClient>
type Asked = Parameters<Carrier['request']>[0]

/** A page of a thousand messages is under 2 MB. */
const LARGEST_ANSWER = 16 * 1024 * 1024
const CONNECTIONS = { keepAlive: true, maxSockets: 100, maxTotalSockets: 200, maxFreeSockets: 100 }
const PROVIDER = /^https:\/\/[a-z0-9.-]+\.twilio\.com(?::\d+)?/

/**
 * Carries the requests of the provider's own client: what that has for it takes more processor time for a message than all else that is
 * done for the message. Its connections stay the client's, with the proxy and the certificates that it knows of. Rejects when no whole
 * answer came in time, and never asks twice.
 */
export class HttpClient extends twilio.RequestClient {
  readonly #base: string | undefined
  readonly #timeoutMs: number
  readonly #plain = new Agent(CONNECTIONS)

  constructor({ apiUrl, timeoutMs }: HttpClientOptions) {
    super({ ...CONNECTIONS, timeout: timeoutMs })
    this.#base = apiUrl?.replace(/\/+$/, '')
    this.#timeoutMs = timeoutMs
  }

  override async request<T>({ method, uri, username = '', password = '', headers, params, data }: Asked) {
    const url = new URL(this.#base ? uri.replace(PROVIDER, this.#base) : uri)
    const told = headers as Record<string, string>
    const isJson = told['Content-Type'] === 'application/json'
    const body = data ? (isJson ? JSON.stringify(data) : stringify(data as Record<string, string>)) : ''
    const options: RequestOptions = {
      method,
      path: `${url.pathname}${params ? `?${stringify(params as Record<string, string>)}` : url.search}`,
      auth: `${username}:${password}`,
      headers: { ...told, ...(body ? { 'Content-Length': Buffer.byteLength(body) } : {}) },
    }
    const answer = await this.#ask(url, options, body)
    return { ...answer, body: read(answer.body) as T }
  }

  #ask(
    url: URL,
    options: RequestOptions,
    body: string,
  ): Promise<{ statusCode: number; headers: object; body: string }> {
    return new Promise((resolve, reject) => {
      const { hostname, port } = url
      const to = { ...options, hostname: hostname.replace(/^\[|\]$/g, ''), port }
      const request =
        url.protocol === 'http:'
          ? plainRequest({ ...to, agent: this.#plain })
          : secureRequest({ ...to, agent: this.axios.defaults.httpsAgent })
      const giveUp = (error: Error): void => {
        clearTimeout(timer)
        request.destroy()
        reject(error)
      }
      // Not silence on the connection: an answer that drips for ever would never end.
      const timer = setTimeout(() => giveUp(new NoWholeAnswer('timeout')), this.#timeoutMs)
      request.once('error', giveUp)
      request.once('response', (response: IncomingMessage) => {
        const chunks: Buffer[] = []
        let size = 0
        response.on('data', (chunk: Buffer) => {
          size += chunk.length
          if (size > LARGEST_ANSWER) giveUp(new NoWholeAnswer('too_large'))
          else chunks.push(chunk)
        })
        response.once('error', giveUp)
        response.once('end', () => {
          clearTimeout(timer)
          const { statusCode = 0, headers } = response
          resolve({ statusCode, headers, body: Buffer.concat(chunks).toString('utf8') })
        })
      })
      request.end(body)
    })
  }
}

class NoWholeAnswer extends Error {
  override name = 'NoWholeAnswer'
  readonly code: string
  constructor(code: string) {
    super('The provider gave no whole answer')
    this.code = code
  }
}

/** What is no JSON, a page of a gateway for instance, is for whoever asked to judge. */
const read = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
