import { setTimeout as wait } from 'node:timers/promises'
import type { Redis } from 'ioredis'
import type { Logger } from 'pino'
import type { Channel, ChannelName } from './channels/channel.ts'
import { createEmail } from './channels/email/email.ts'
import { readMail } from './channels/email/read-mail.ts'
import { createOutside } from './channels/outside/outside.ts'
import { policyOf } from './channels/policy-of.ts'
import { createReplyAddresses } from './channels/reply-address.ts'
import { createTwilio, type Twilio } from './channels/twilio/twilio.ts'
import { systemClock } from './clock.ts'
import { type Config, ConfigError, type Provider } from './config.ts'
import { every } from './every.ts'
import { createGroupFiles } from './hub/group/group-files.ts'
import { createHub, type Hub } from './hub/hub.ts'
import { translators } from './hub/letters/translator.ts'
import { createLiveLibrary } from './hub/library/live-library.ts'
import { createMediaLinks } from './hub/media/media-links.ts'
import { transcribers } from './hub/media/transcriber.ts'
import { createMetrics } from './hub/metrics.ts'
import { seedFacilitation } from './hub/seed/seed-facilitation.ts'
import { STORY_MATTER, seedStory } from './hub/seed/seed-story.ts'
import { beginCounting } from './hub/updates/count-standings.ts'
import { createBuild, loadLibrary, releaseTexts } from './library.ts'
import { createLog } from './log.ts'
import { connectRedis } from './queues/connect.ts'
import { createPace } from './queues/pace.ts'
import { openQueues, type QueueClients } from './queues/wake.ts'
import { startBackground } from './runtime/background.ts'
import { startStandIn } from './runtime/stand-in.ts'
import { type Services, startServices } from './services/services.ts'
import { connectStore } from './store/connect.ts'
import { openStore, type Store } from './store/index.ts'
import { createVault, MasterUnknown } from './store/vault.ts'
import { Unwind } from './unwind.ts'
import { createApi } from './web/api/index.ts'
import { readiness } from './web/health.ts'
import { mailRouter } from './web/mail.ts'
import { mediaRouter } from './web/media.ts'
import { startWeb } from './web/server.ts'
import { createWebhooks } from './web/webhooks.ts'

/** Prefix of every key in Redis. */
const PREFIX = 'portavoz'
/**
 * Commands that a worker process has at the store at once. The door's inserts stand in the same queue there: with more, a
 * burst that is being worked off makes the next acknowledgements late. More work at once: more worker processes.
 */
const WORKER_POOL = 4
/** A publication is taken up by every process after this long. */
const FLOWS_MS = 2_000
/** How long requests may take to end. */
const DOOR_END_MS = 10_000
const SERVICES_END_MS = 15_000

/** The hub without its door and its workers: what commands use. */
export type OpenHub = {
  hub: Hub
  store: Store
  config: Config
  log: Logger
  twilio: Twilio | null
  close(): Promise<void>
}

type Opened = OpenHub & {
  queues: QueueClients
  redis: Redis
  redisUrl: string
  provider: Provider | undefined
  unwind: Unwind
}

/** Opens the parts in the order of their dependence. @throws ConfigError when a service cannot be reached or used */
async function open(
  config: Config,
  provider: Provider | undefined,
  servers: Promise<Services>,
  log: Logger,
): Promise<Opened> {
  const vault = createVault(config.dataKey, config.dataKeyOld)
  const unwind = new Unwind()
  try {
    // A wrong flow file stops the start before anything else is touched; local servers are on their way already.
    unwind.add('services', () => leave(servers), SERVICES_END_MS)
    const library = await loadLibrary()
    const services = await servers

    const problems: string[] = []
    const [connection, redis] = await Promise.all([
      connectStore(services.mongodbUri, config.role === 'worker' ? WORKER_POOL : undefined).catch((error: Error) => {
        problems.push(`MongoDB cannot be reached (${error.name}): check MONGODB_URI and that the server runs`)
        return null
      }),
      connectRedis(services.redisUrl, log).catch((error: Error) => {
        problems.push(error.message)
        return null
      }),
    ])
    if (connection) unwind.add('store', () => connection.close())
    if (redis) unwind.add('redis', async () => redis.disconnect())
    if (!connection || !redis) throw new ConfigError(problems)

    const store = openStore(connection, vault)
    await store.prepare().catch((error: unknown) => {
      throw error instanceof MasterUnknown ? new ConfigError([error.message]) : error
    })
    await beginCounting(store)
    const metrics = createMetrics()
    const queues = openQueues({
      redis,
      prefix: PREFIX,
      onError: (error, queue) => {
        metrics.errors.inc({ where: `queue-${queue}` })
        log.debug({ err: error, queue }, 'a wake-up call was lost; the sweeper will find the work')
      },
    })
    unwind.add('queues', () => queues.close())

    const twilio = provider ? createTwilio({ ...provider, publicUrl: config.publicUrl }) : null
    const answers = config.mail?.answers
    const replies = answers && createReplyAddresses(answers.address, vault.blindIndex)
    const channels: Partial<Record<ChannelName, Channel>> = {
      ...(twilio?.whatsapp ? { whatsapp: twilio.whatsapp } : {}),
      ...(twilio?.sms ? { sms: twilio.sms } : {}),
      ...(config.mail ? { email: createEmail({ ...config.mail, ...(replies ? { replies } : {}) }) } : {}),
    }
    const live = createLiveLibrary({ store, library, build: createBuild(library), log })
    const hub = createHub({
      live,
      store,
      engine: live.engine,
      words: live.words,
      channels,
      wake: queues.wake,
      pace: createPace(redis, PREFIX, provider?.rates ?? { whatsapp: 80, sms: 1 }, {
        tier: provider?.tier,
        onError: (error) => log.warn({ err: error }, 'the pace of a sender could not be asked'),
      }),
      clock: systemClock,
      sleep: (ms) => wait(ms),
      log,
      metrics,
      links: createMediaLinks(vault, config.publicUrl, systemClock.now),
      senders: [...new Set([provider?.whatsappFrom, provider?.smsFrom].filter((number) => number !== undefined))],
      provider: provider?.loopback === false ? 'live' : 'loopback',
      policyOf,
      replies,
      outside: createOutside(!config.production),
      transcriber: transcribers[config.transcriber],
      translator: translators[config.translator],
    })
    await hub.flows.release(releaseTexts())
    await live.refresh()
    return {
      hub,
      store,
      config,
      log,
      twilio,
      queues,
      redis,
      redisUrl: services.redisUrl,
      provider,
      unwind,
      close: () => unwind.run(log),
    }
  } catch (error) {
    await unwind.run(log)
    throw error
  }
}

/** Ends what was started for us, also when it is not up yet. @throws `error` afterwards, when one is given */
async function leave(services: Promise<Services>, error?: unknown): Promise<never | undefined> {
  await services.then(
    (running) => running.stop(),
    () => {},
  )
  if (error !== undefined) throw error
  return undefined
}

/** For commands: reads and writes like the hub, works on nothing. */
export const openHub = (config: Config): Promise<OpenHub> => {
  const log = createLog(config.logLevel, createVault(config.dataKey))
  return open(config, config.provider, startServices({ ...config, log }), log)
}

export type RunningHub = {
  port: number | null
  /** The page of virtual phones, when the simulator stands in for a provider. */
  phonesUrl: string | null
  close(): Promise<void>
}

/** Starts what the role asks for. `services` are on their way already: they start while this program is being read. */
export async function startHub(config: Config, services: Promise<Services>, log: Logger): Promise<RunningHub> {
  const stand = config.provider ? null : await startStandIn(config).catch((error) => leave(services, error))
  const opened = await open(config, config.provider ?? stand?.provider, services, log).catch(async (error: unknown) => {
    await stand?.close()
    throw error
  })
  const { hub, store, redis, queues, unwind } = opened
  if (stand) unwind.add('simulator', () => stand.close())
  try {
    if (stand) {
      await seedStory(hub)
      await seedFacilitation(hub, STORY_MATTER)
    }
    const flows = every(
      FLOWS_MS,
      () => hub.parts.live.refresh(),
      (error) => log.warn({ err: error }, 'publications could not be looked up'),
    )
    unwind.add('flows', () => flows.stop())
    if (config.role !== 'web') await startBackground({ ...opened, prefix: PREFIX })
    const web = config.role === 'worker' ? null : await startDoor(opened)
    if (web) unwind.add('web', () => web.close(), DOOR_END_MS)
    log.info({ role: config.role, port: web?.port ?? null }, 'the hub is ready')
    return { port: web?.port ?? null, phonesUrl: stand?.url ?? null, close: () => unwind.run(log) }
  } catch (error) {
    await unwind.run(log)
    throw error
  }

  async function startDoor({ twilio }: Opened) {
    if (!twilio) throw new Error('There is no provider to open the door for')
    let draining = (): boolean => false
    const web = await startWeb({
      port: config.port,
      webhooks: createWebhooks({ dialect: twilio, receive: hub.receive, metrics: hub.parts.metrics, log }),
      ...mailDoor(),
      media: mediaRouter(hub.parts.links, hub.parts.words, createGroupFiles({ store })),
      api: await createApi({ hub, adminApiKey: config.adminApiKey }),
      metrics: hub.parts.metrics,
      readiness: () => readiness({ store, redis, draining: () => draining(), now: systemClock.now }),
      queueCounts: queues.counts,
    })
    draining = web.draining
    return web
  }

  /** Only where answers by e-mail are to come in. */
  function mailDoor() {
    const { from, answers } = config.mail ?? {}
    if (!from || !answers) return {}
    const read = (raw: Buffer) => readMail(raw, { from, server: answers.server })
    const { metrics } = hub.parts
    return { mail: mailRouter({ secret: answers.secret, read, receive: hub.receiveMail, metrics, log }) }
  }
}
