import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { cast } from '../../simulator/cast.ts'
import { type Simulator, startSimulator } from '../../simulator/server.ts'
import { workers } from '../../workers/index.ts'
import { createOutside } from '../channels/outside/outside.ts'
import { policyOf } from '../channels/policy-of.ts'
import { createTwilio } from '../channels/twilio/twilio.ts'
import { type Act, createAct } from '../hub/act.ts'
import { createHub, type Hub } from '../hub/hub.ts'
import { createLiveLibrary } from '../hub/library/live-library.ts'
import { createMediaLinks } from '../hub/media/media-links.ts'
import { createMetrics } from '../hub/metrics.ts'
import { createOutreach, type Outreach } from '../hub/outreach/outreach.ts'
import { createBuild, loadLibrary } from '../library.ts'
import type { QueueName } from '../queues/queues.ts'
import { connectStore } from '../store/connect.ts'
import { openStore, type Store } from '../store/index.ts'
import { createVault } from '../store/vault.ts'
import { createWebhooks } from '../web/webhooks.ts'
import type { StoryClock } from './story-clock.ts'

const SENDERS = { whatsappFrom: '+15125550111', smsFrom: '+15125550112' }
const INBOUND = '/webhooks/twilio'
/** Jobs of different people that run at the same time, as workers do. */
const AT_ONCE = 16
/** How often the clockwork looks: deadlines, hand-offs that nobody takes. */
const LOOK_MS = 4 * 3_600_000

type Run = (payload: unknown, hub: Hub) => Promise<void>

/** The hub, its store and the provider's look-alike, all real; only the clock belongs to the story. */
export type Stage = {
  hub: Hub
  store: Store
  simulator: Simulator
  clock: StoryClock
  act: Act
  outreach: Outreach
  /**
   * Runs what the clock's present brings, until nothing is left to do.
   * @returns the next instant at which the hub has something to do by itself; null when it waits for others only
   */
  settle(): Promise<number | null>
  close(): Promise<void>
}

/**
 * Everything between the phones and the case store as it runs in production, except that wake-up calls are collected
 * and run here instead of passing through Redis. Every webhook comes three times and in any order, every message's callbacks
 * backwards.
 */
export async function openStage(mongodbUri: string, clock: StoryClock): Promise<Stage> {
  const library = await loadLibrary()
  const connection = await connectStore(mongodbUri)
  const store = openStore(connection, createVault(randomBytes(32)))
  await store.prepare()

  const log = pino({ level: 'silent' })
  const metrics = createMetrics()
  const door: { serve: ReturnType<typeof createWebhooks> | null } = { serve: null }
  const server = createServer((request, response) => {
    if (!door.serve?.(request, response)) response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const account = { accountSid: `AC${'0'.repeat(32)}`, authToken: randomBytes(16).toString('hex') }
  const simulator = await startSimulator({
    port: 0,
    ...account,
    ...SENDERS,
    webhookUrl: `${publicUrl}${INBOUND}`,
    statusUrl: `${publicUrl}${INBOUND}/status`,
    phones: cast(),
    clock,
    faults: {
      pace: { sent: 0, delivered: 0 },
      webhooks: { times: 3, shuffle: true },
      callbacks: { order: 'reversed' },
    },
  })
  const twilio = createTwilio({ ...account, ...SENDERS, apiUrl: simulator.url, publicUrl })

  const waiting = new Map<string, { name: QueueName; payload: unknown }>()
  const senders = [SENDERS.whatsappFrom, SENDERS.smsFrom]
  const live = createLiveLibrary({ store, library, build: createBuild(library), log })
  const hub = createHub({
    store,
    live,
    engine: live.engine,
    words: live.words,
    channels: {
      ...(twilio.whatsapp ? { whatsapp: twilio.whatsapp } : {}),
      ...(twilio.sms ? { sms: twilio.sms } : {}),
    },
    wake: async (name, payload) => {
      waiting.set(`${name}/${JSON.stringify(payload)}`, { name, payload })
    },
    pace: {
      rates: { whatsapp: 80, sms: 1 },
      tier: null,
      admit: async (_channel, admitted) => ({ admitted, waitMs: 0 }),
      one: async () => 0,
      many: async (_channel, { length }) => ({ granted: length, waitMs: 0, stepMs: 0 }),
      pass: async () => () => {},
      hold: async () => {},
    },
    sleep: async () => {},
    clock,
    log,
    metrics,
    links: createMediaLinks(store.vault, publicUrl, clock.now),
    senders,
    provider: 'loopback',
    policyOf,
    outside: createOutside(false),
  })
  door.serve = createWebhooks({ dialect: twilio, receive: hub.receive, metrics, log })

  // The same files that run on the queues in production.
  const runs = new Map(workers.map(({ queue, run }) => [queue as QueueName, run as Run]))
  const run = async (name: QueueName, payload: unknown): Promise<void> => runs.get(name)?.(payload, hub)

  async function idle(): Promise<void> {
    for (;;) {
      await simulator.control.idle()
      if (waiting.size === 0) return
      // Facts before the words that wait for them: else every message would be looked at twice.
      const facts = [...waiting].filter(([, { name }]) => name !== 'deliver')
      const jobs = (facts.length > 0 ? facts : [...waiting]).slice(0, AT_ONCE)
      for (const [key] of jobs) waiting.delete(key)
      await Promise.all(jobs.map(([, { name, payload }]) => run(name, payload)))
    }
  }

  async function due(): Promise<number | null> {
    const first = async (name: 'dueAt' | 'queueAt'): Promise<Date | undefined> => {
      const [conversation] = await store.conversations.model
        .find({ [name]: { $exists: true } }, { [name]: 1 })
        .sort({ [name]: 1 })
        .limit(1)
        .lean<{ dueAt?: Date; queueAt?: Date }[]>()
      return conversation?.[name]
    }
    const [message] = await store.messages.model
      .find({ state: 'queued' }, { notBefore: 1 })
      .sort({ notBefore: 1 })
      .limit(1)
      .lean<{ notBefore?: Date }[]>()
    const instants = [await first('dueAt'), await first('queueAt'), message?.notBefore].flatMap((at) =>
      at ? [at.getTime()] : [],
    )
    return instants.length === 0 ? null : Math.min(...instants)
  }

  const useCases = { ...hub.parts, record: hub.records }
  let looked = 0

  return {
    hub,
    store,
    simulator,
    clock,
    act: createAct(useCases),
    outreach: createOutreach(useCases),
    async settle() {
      await idle()
      const now = clock.now().getTime()
      const next = await due()
      const swept = next !== null && next <= now
      if (swept) {
        await hub.sweep()
        await idle()
      }
      const looks = now - looked >= LOOK_MS
      if (looks) {
        looked = now
        await hub.clockwork()
        await idle()
      }
      return swept || looks ? due() : next
    },
    async close() {
      await simulator.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await connection.dropDatabase()
      await connection.close()
    },
  }
}
