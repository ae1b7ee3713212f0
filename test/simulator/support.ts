import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import twilio from 'twilio'
import { afterEach, beforeEach } from 'vitest'
import { cast } from '../../simulator/cast.ts'
import { type Simulator, type SimulatorOptions, startSimulator } from '../../simulator/server.ts'

export const accountSid = `AC${'0123456789abcdef'.repeat(2)}`
export const authToken = 'a token of the tests'
export const smsFrom = '+15125550100'
export const whatsappFrom = 'whatsapp:+15125550101'

export type Received = { path: string; fields: Record<string, string>; signed: boolean }

/** A hub that only listens: it keeps what arrives, and whether the official library finds the signature right. */
export type ListeningHub = {
  url: string
  received: Received[]
  inbound(): Received[]
  statuses(): string[]
  /** HTTP status of the next answers; 0 cuts the connection. */
  answers: number[]
  close(): Promise<void>
}

export async function listeningHub(): Promise<ListeningHub> {
  const received: Received[] = []
  const answers: number[] = []
  let url = ''
  const server: Server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const status = answers.shift() ?? 200
    if (status === 0) {
      request.socket.destroy()
      return
    }
    const fields = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString('utf8')))
    const signature = String(request.headers['x-twilio-signature'])
    const signed = twilio.validateRequest(authToken, signature, url + request.url, fields)
    received.push({ path: request.url ?? '', fields, signed })
    response.writeHead(status, { 'content-type': 'text/xml' }).end('<Response/>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    received,
    answers,
    inbound: () => received.filter((one) => one.path === '/webhooks/twilio'),
    statuses: () => received.flatMap((one) => one.fields.MessageStatus ?? []),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export function startFor(hub: { url: string }, more: Partial<SimulatorOptions> = {}): Promise<Simulator> {
  return startSimulator({
    port: 0,
    accountSid,
    authToken,
    smsFrom,
    whatsappFrom,
    webhookUrl: `${hub.url}/webhooks/twilio`,
    phones: cast(),
    ...more,
    faults: { pace: { sent: 0, delivered: 0 }, ...more.faults },
  })
}

/** The official client, its product hosts replaced by the simulator's address. */
export function clientOf(simulator: { url: string }, token = authToken) {
  const httpClient = new twilio.RequestClient({ autoRetry: false })
  const request = httpClient.request.bind(httpClient)
  httpClient.request = (options) =>
    request(Object.assign(options, { uri: options.uri.replace(/^https:\/\/[a-z.]+\.twilio\.com/, simulator.url) }))
  return twilio(accountSid, token, { httpClient })
}

/** A request as the official client would not make it. */
export function raw(simulator: { url: string }, path: string, form: Record<string, string>): Promise<Response> {
  return fetch(simulator.url + path, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}` },
    body: new URLSearchParams(form),
  })
}

export const messagesPath = `/2010-04-01/Accounts/${accountSid}/Messages.json`

/** A listening hub and a simulator that calls it, new for each test. */
export function newForEach(): { readonly hub: ListeningHub; readonly simulator: Simulator } {
  let hub: ListeningHub
  let simulator: Simulator
  beforeEach(async () => {
    hub = await listeningHub()
    simulator = await startFor(hub)
  })
  afterEach(async () => {
    await simulator.close()
    await hub.close()
  })
  return {
    get hub() {
      return hub
    },
    get simulator() {
      return simulator
    },
  }
}
