import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type ErrorRequestHandler, type Router } from 'express'
import helmet from 'helmet'
import type { Metrics } from '../hub/metrics.ts'
import type { Readiness } from './health.ts'
import type { createWebhooks } from './webhooks.ts'

/** Time that a balancer gets to see that we are going, before the door is closed. */
const FAREWELL_MS = 500
const REQUEST_MS = 15_000
/** Node looks for requests that are too slow only so often. */
const LOOK_MS = 5_000
/** Longer than balancers and the provider keep an idle connection: who closes first must not be we, in the moment of a request. */
const KEEP_ALIVE_MS = 75_000
/** Once the door is closed, requests at work have this long; a client that never ends its own must not hold up the rest. */
const LAST_REQUESTS_MS = 8_000

export type WebParts = {
  port: number
  webhooks: ReturnType<typeof createWebhooks>
  /** Staff's routes and pages. */
  api: Router
  /** Files that the provider fetches. */
  media: Router
  /** Answers by e-mail; absent: none come in. */
  mail?: Router
  metrics: Metrics
  readiness: () => Promise<Readiness>
  queueCounts: () => Promise<Record<string, Record<string, number>>>
}

export type Web = {
  port: number
  draining(): boolean
  /** Red at once; then the requests at work are finished, then the door closes. */
  close(): Promise<void>
}

/** The door cannot be opened; the message says what to do. */
export class PortError extends Error {
  override name = 'PortError'
}

export async function startWeb({
  port,
  webhooks,
  api,
  media,
  mail,
  metrics,
  readiness,
  queueCounts,
}: WebParts): Promise<Web> {
  let draining = false
  const app = express()
  app.disable('x-powered-by')
  app.use(
    helmet({ contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } }, strictTransportSecurity: true }),
  )
  app.get('/', (_request, response) => response.redirect('/api/docs'))
  app.get('/healthz', (_request, response) => {
    response.json({ alive: true })
  })
  app.get('/readyz', async (_request, response) => {
    const state = await readiness()
    response.status(state.ready ? 200 : 503).json(state)
  })
  app.get('/metrics', async (_request, response) => {
    for (const [queue, states] of Object.entries(await queueCounts().catch(() => ({}))))
      for (const [state, count] of Object.entries(states)) metrics.queueJobs.set({ queue, state }, count)
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics())
  })
  if (mail) app.use(mail)
  app.use(api)
  app.use(media)
  // Express's own pages repeat the address, and tell the error with its trace.
  app.use((_request, response) => void response.status(404).type('text/plain').send('There is nothing here.'))
  const last: ErrorRequestHandler = (error, _request, response, next) => {
    const wrong = Number(error?.status) >= 400 && Number(error.status) < 500
    if (!wrong) metrics.errors.inc({ where: 'web' })
    if (response.headersSent) return next(error)
    response
      .status(wrong ? error.status : 500)
      .type('text/plain')
      .send(wrong ? 'That cannot be read.' : 'Our fault.')
  }
  app.use(last)

  const server = createServer({ connectionsCheckingInterval: LOOK_MS }, (request, response) => {
    // A client that keeps its connection is told to look for another process.
    if (draining) response.setHeader('Connection', 'close')
    if (!webhooks(request, response)) app(request, response)
  })
  server.requestTimeout = REQUEST_MS
  server.headersTimeout = REQUEST_MS
  server.keepAliveTimeout = KEEP_ALIVE_MS
  await listen(server, port)
  return {
    port: (server.address() as AddressInfo).port,
    draining: () => draining,
    async close() {
      draining = true
      await new Promise((resolve) => setTimeout(resolve, FAREWELL_MS))
      const cut = setTimeout(() => server.closeAllConnections(), LAST_REQUESTS_MS)
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeIdleConnections()
      })
      clearTimeout(cut)
    },
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new PortError(`Port ${port} is in use: end the other program, or set PORT to a free one.`)
          : error.code === 'EACCES'
            ? new PortError(`Port ${port} may not be used by this user: set PORT to one above 1023.`)
            : error,
      ),
    )
    server.listen(port, () => resolve())
  })
}
