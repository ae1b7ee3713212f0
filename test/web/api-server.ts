import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll } from 'vitest'
import { createOutside } from '../../src/channels/outside/outside.ts'
import { createHub, type Hub } from '../../src/hub/hub.ts'
import { createLiveLibrary } from '../../src/hub/library/live-library.ts'
import { createMetrics } from '../../src/hub/metrics.ts'
import { createBuild } from '../../src/library.ts'
import type { ApiRole } from '../../src/store/api-keys.ts'
import { createApi } from '../../src/web/api/index.ts'
import { type CaseHub, caseHub } from '../hub/case-store.ts'
import { library } from '../support/library.ts'
import { noPace } from '../support/no-pace.ts'

export const ADMIN_KEY = 'pv_admin-key-of-a-test'

export type Reply = {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: answers are judged by the tests, field by field
  body: any
  headers: Headers
}
export type ApiServer = {
  cases: CaseHub
  hub: Hub
  base: string
  call(method: string, path: string, options?: CallOptions): Promise<Reply>
  /** A key of a role, made once. Advocates and Defenders get LAND-1. */
  key(role: ApiRole): Promise<string>
}
export type CallOptions = {
  as?: ApiRole | null
  key?: string
  json?: unknown
  raw?: string | Uint8Array<ArrayBuffer>
  headers?: Record<string, string>
}

/** The API over HTTP on a real store. Wake-ups are collected, as in `caseHub`. */
export function apiServer(): ApiServer {
  const cases = caseHub()
  const server = { cases } as ApiServer
  const keys = new Map<ApiRole, string>([['admin', ADMIN_KEY]])
  let http: Server
  let ids = 0

  beforeAll(async () => {
    const live = createLiveLibrary({ store: cases.store, library, build: createBuild(library), log: cases.log })
    server.hub = createHub({
      store: cases.store,
      clock: cases.clock,
      log: cases.log,
      wake: cases.wake as never,
      // The API starts no conversation itself: it puts inputs into the inbox.
      live,
      engine: {} as never,
      words: live.words,
      senders: ['+15125550111'],
      channels: { whatsapp: {} as never, sms: {} as never },
      pace: noPace,
      sleep: async () => {},
      metrics: createMetrics(),
      provider: 'loopback',
      policyOf: () => 'later',
      outside: createOutside(false),
    } as never)
    const app = express().disable('x-powered-by')
    app.use(await createApi({ hub: server.hub, adminApiKey: ADMIN_KEY, newId: () => `id-${++ids}` }))
    http = createServer(app)
    await new Promise<void>((done) => http.listen(0, '127.0.0.1', done))
    server.base = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  })
  afterAll(() => new Promise<void>((done) => http.close(() => done())))

  server.key = async (role) => {
    const known = keys.get(role)
    if (known) return known
    const matters = role === 'advocate' || role === 'defender' ? { matters: ['LAND-1'], of: `${role}-1` } : {}
    const made = await server.call('POST', '/api-keys', { as: 'admin', json: { name: role, role, ...matters } })
    keys.set(role, made.body.key)
    return made.body.key
  }
  server.call = async (method, path, { as = 'admin', key, json, raw, headers = {} } = {}) => {
    cases.clock.advance(1)
    const bearer = key ?? (as === null ? undefined : await server.key(as))
    const response = await fetch(
      path.startsWith('/api') && !path.startsWith('/api-keys') ? server.base + path : `${server.base}/api/v1${path}`,
      {
        method,
        headers: {
          ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
          ...(json === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(json === undefined ? (raw === undefined ? {} : { body: raw }) : { body: JSON.stringify(json) }),
      },
    )
    const text = await response.text()
    const isJson = /json/.test(response.headers.get('content-type') ?? '')
    return { status: response.status, body: isJson ? JSON.parse(text) : text, headers: response.headers }
  }
  return server
}

export const LAND_1 = {
  id: 'LAND-1',
  title: 'Landscaping wages',
  category: 'LABOR',
  participation: 'OPT_IN_WRITTEN',
  deadline: '2026-05-08T23:59:00-05:00',
  court_zone: 'America/Chicago',
  alias: 'Voz y Camino',
  defender: 'Francisco Ruiz',
  public_phone: '+525500000100',
  company: 'Green Hollow Landscaping',
}
