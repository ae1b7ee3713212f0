import { pino } from 'pino'
import type { Channel, ChannelName } from '../../src/channels/channel.ts'
import type { Outside } from '../../src/channels/outside/outside.ts'
import { policyOf } from '../../src/channels/policy-of.ts'
import { createReplyAddresses } from '../../src/channels/reply-address.ts'
import { createHub, type Hub } from '../../src/hub/hub.ts'
import { createLiveLibrary } from '../../src/hub/library/live-library.ts'
import { createMediaLinks } from '../../src/hub/media/media-links.ts'
import { createMetrics } from '../../src/hub/metrics.ts'
import { createBuild } from '../../src/library.ts'
import type { QueueName } from '../../src/queues/queues.ts'
import { openStore, type Store } from '../../src/store/index.ts'
import { createVault } from '../../src/store/vault.ts'
import { workers } from '../../workers/index.ts'
import { createClock, type TestClock } from './clock.ts'
import { library } from './library.ts'
import { noPace } from './no-pace.ts'
import { type TestStore, testStore } from './store.ts'

export type TestHub = {
  readonly hub: Hub
  readonly store: Store
  clock: TestClock
  channels: Partial<Record<ChannelName, Channel>>
  /** Servers of subscribers. They take everything, unless a test says otherwise. */
  outside: Outside
  /** Runs every use case that was asked for, and what these ask for, until nothing is left. @returns jobs run, by queue */
  idle(): Promise<Record<string, number>>
  /** Sweeps, then runs what that found. */
  sweep(): Promise<Record<string, number>>
  /** Moves the clock and fires what that brings, a step at a time. */
  later(by: string | number): Promise<void>
}

/**
 * The hub over a real store, with a clock that the test sets and wake-up calls that run when the test says so. The queues
 * are proved elsewhere; here the order is the same in every run.
 */
export function testHub(
  start: string,
  through: (store: Store) => Store = (store) => store,
  /** Another hub's, for two of them on one store. */
  { connection }: Pick<TestStore, 'connection'> = testStore(),
  from = library,
  /** How a job is done. */
  job: (queue: QueueName, run: () => Promise<void>) => Promise<void> = (_queue, run) => run(),
): TestHub {
  const real = openStore(connection, createVault(Buffer.alloc(32, 7)))
  const store = through(real)
  const clock = createClock(start)
  const channels: Partial<Record<ChannelName, Channel>> = {}
  const outside: Outside = { problem: () => null, post: async () => ({ status: 204 }) }
  const waiting = new Map<string, { name: QueueName; payload: unknown }>()
  const log = pino({ level: 'silent' })
  const live = createLiveLibrary({ store, library: from, build: createBuild(from), log })
  const hub = createHub({
    store,
    live,
    engine: live.engine,
    words: live.words,
    channels,
    wake: async (name, payload) => {
      waiting.set(`${name}/${JSON.stringify(payload)}`, { name, payload })
    },
    pace: { ...noPace },
    sleep: async () => {},
    clock,
    log,
    metrics: createMetrics(),
    links: createMediaLinks(store.vault, 'https://hub.test', clock.now),
    senders: ['+15125550111', '+15125550112'],
    provider: 'loopback',
    policyOf,
    replies: createReplyAddresses('reply@hub.example.org', store.vault.blindIndex),
    outside,
  })
  const run = new Map<QueueName, (payload: never, hub: Hub) => Promise<void>>(
    workers.map(({ queue, run }) => [queue, run as (payload: never, hub: Hub) => Promise<void>]),
  )

  const idle = async (): Promise<Record<string, number>> => {
    const counts: Record<string, number> = {}
    for (let [first] = waiting; first; [first] = waiting) {
      const [key, { name, payload }] = first
      waiting.delete(key)
      await job(name, async () => run.get(name)?.(payload as never, hub))
      counts[name] = (counts[name] ?? 0) + 1
    }
    return counts
  }
  const sweep = async (): Promise<Record<string, number>> => {
    await hub.sweep()
    return idle()
  }
  return {
    hub,
    store: real,
    clock,
    channels,
    outside,
    idle,
    sweep,
    async later(by) {
      clock.advance(by)
      await sweep()
      await sweep()
    },
  }
}
