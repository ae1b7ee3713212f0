import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import express from 'express'
import { content } from './api/content.ts'
import { control } from './api/control.ts'
import { authenticated, errors, notFound, reachable } from './api/gate.ts'
import { media } from './api/media.ts'
import { messages } from './api/messages.ts'
import { type Control, createControl } from './control.ts'
import { changed, dice, type FaultChange, goodDay } from './faults.ts'
import { fetchMedia } from './fetch-media.ts'
import type { Log } from './log.ts'
import type { Phone } from './phone.ts'
import { createPost } from './post.ts'
import { resume } from './progress.ts'
import type { Clock, Provider } from './provider.ts'
import { createState, type State } from './state.ts'
import { createValidator } from './validate.ts'
import { createWork } from './work.ts'

export type SimulatorOptions = {
  /** 0 takes any free port. The server listens on 127.0.0.1 only. */
  port: number
  accountSid: string
  authToken: string
  /** The hub's address for inbound messages, as it is signed; on loopback, or else `reach` says where to connect. */
  webhookUrl: string
  /** Callback address for messages that name none. */
  statusUrl?: string
  /** Senders, E.164 with or without `whatsapp:`. */
  smsFrom?: string
  whatsappFrom?: string
  messagingServiceSid?: string
  phones: Phone[]
  /** Origin to connect to when the hub's public address is not on loopback. */
  reach?: string
  /** Journal file: messages outlive the process. */
  file?: string
  /** What is different from a good day from the start. */
  faults?: FaultChange
  /** Seed of the dice behind shares and shuffles. */
  seed?: number
  /** The time to go by; `Date` when nothing is given. */
  clock?: { now(): number | Date }
  log?: Log
}

export type Simulator = {
  /** `http://127.0.0.1:<port>`: base address of the API, and the page of virtual phones. */
  url: string
  state: State
  control: Control
  close(): Promise<void>
}

/** Start the look-alike of the provider: REST API, virtual phones and levers on one loopback port. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const log = options.log ?? silent
  const time = options.clock ?? Date
  const clock: Clock = { now: () => Number(time.now()) }
  const provider: Provider = {
    account: {
      accountSid: options.accountSid,
      authToken: options.authToken,
      smsFrom: bare(options.smsFrom),
      whatsappFrom: bare(options.whatsappFrom),
      messagingServiceSid: options.messagingServiceSid ?? null,
      webhookUrl: options.webhookUrl,
      statusUrl: options.statusUrl ?? null,
    },
    state: createState(options.phones, options.file),
    faults: { now: changed(structuredClone(goodDay), options.faults ?? {}) },
    clock,
    roll: dice(options.seed ?? 1),
    work: createWork((error) =>
      log.error({ kind: error instanceof Error ? error.name : typeof error }, 'the simulator failed'),
    ),
    post: createPost(options, log, options.reach),
    files: new Map(),
    fetchMedia: (item) => fetchMedia(item, options.reach),
    url: '',
    log,
  }
  const levers = createControl(provider)
  const server = createServer(application(provider, levers))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })
  provider.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  resume(provider)

  return {
    url: provider.url,
    state: provider.state,
    control: levers,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await provider.work.close()
      await closed
      provider.state.close()
    },
  }
}

/** The built page, if it was built. */
const pages = fileURLToPath(new URL('./phones/dist', import.meta.url))

function application(provider: Provider, levers: Control): express.Express {
  const validator = createValidator()
  const known = authenticated(provider)
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.use(control(provider, levers))
  app.use(['/2010-04-01', '/v1'], reachable(provider))
  app.use(media(provider, known))
  app.use('/2010-04-01', known, express.urlencoded({ extended: false, limit: '256kb' }))
  app.use('/v1', known, express.json({ limit: '256kb' }))
  app.use(messages(provider, validator))
  app.use(content(provider, validator))
  app.use(['/2010-04-01', '/v1'], (request) => notFound(request))
  if (existsSync(pages)) app.use(express.static(pages))
  app.get('/', (_request, response) => {
    response.status(404).type('text').send('The page of virtual phones is not built: vite build simulator/phones')
  })
  app.use(errors(provider))
  return app
}

function bare(sender: string | undefined): string | null {
  return sender === undefined ? null : sender.replace(/^whatsapp:/, '')
}

const silent: Log = { warn: () => {}, error: () => {} }
