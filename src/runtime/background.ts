import { setTimeout as wait } from 'node:timers/promises'
import { Redis } from 'ioredis'
import type { Logger } from 'pino'
import { workers } from '../../workers/index.ts'
import { every } from '../every.ts'
import type { Hub } from '../hub/hub.ts'
import { PULSE_MS } from '../hub/pulse.ts'
import { type RunningWorker, startWorker } from '../queues/worker.ts'
import type { Unwind } from '../unwind.ts'

const SWEEP_MS = 1_000
const CLOCKWORK_MS = 60_000
/** What is new in the logs gets into their hash chains. */
const CHAIN_MS = 1_000
const WATCH_MS = 60_000
const CATCH_UP_MS = 5 * 60_000
/** How long jobs may take to end, of which a send takes longest. */
const WORKERS_END_MS = 14_000
/** Without Redis no job can tell that it is done; what it did is in the store. */
const WITHOUT_REDIS_MS = 3_000

/** `prefix`: of every key in Redis. */
type Background = { hub: Hub; log: Logger; redisUrl: string; prefix: string; unwind: Unwind }

/** The workers of all queues, and what looks by itself for work: they end with the process that they run in. */
export async function startBackground({ hub, log, redisUrl, prefix, unwind }: Background): Promise<void> {
  // Before the first message: a store that was put back must not send again what it has forgotten.
  if (await hub.pulse()) await hub.catchUp()
  const blocking = new Redis(redisUrl, { maxRetriesPerRequest: null })
  blocking.on('error', () => hub.parts.metrics.errors.inc({ where: 'redis' }))
  unwind.add('worker connection', async () => blocking.disconnect())
  const running: RunningWorker[] = workers.map((definition) =>
    startWorker(definition as never, {
      redis: blocking,
      prefix,
      hub,
      onError: (error, queue) => {
        hub.parts.metrics.errors.inc({ where: `worker-${queue}` })
        log.warn({ err: error, queue }, 'a job failed; it is tried again')
      },
    }),
  )
  // While the store is away the door refuses messages, and the provider gives up on them: they are fetched once it is back.
  let storeWasAway = false
  const loops = [
    every(
      SWEEP_MS,
      async () => {
        await hub.sweep()
        if (storeWasAway) await hub.catchUp()
        storeWasAway = false
      },
      (error) => {
        storeWasAway = true
        log.warn({ err: error }, 'the sweep failed')
      },
    ),
    every(
      PULSE_MS,
      async () => {
        if (await hub.pulse()) await hub.catchUp()
      },
      (error) => log.warn({ err: error }, 'it was not told that somebody is at work'),
    ),
    every(
      CLOCKWORK_MS,
      () => hub.clockwork(),
      (error) => log.warn({ err: error }, 'the clockwork failed'),
    ),
    every(
      CHAIN_MS,
      () => hub.audit.append(),
      (error) => log.warn({ err: error }, 'the logs were not chained'),
    ),
    every(
      WATCH_MS,
      () => hub.audit.watch(),
      (error) => log.warn({ err: error }, 'the logs were not looked at'),
    ),
    every(
      CATCH_UP_MS,
      () => hub.catchUp(),
      (error) => log.warn({ err: error }, 'the catch-up failed'),
    ),
  ]
  unwind.add('loops', () => Promise.all(loops.map((loop) => loop.stop())))
  unwind.add(
    'workers',
    () => {
      const ended = Promise.all(running.map((worker) => worker.close()))
      return blocking.status === 'ready' ? ended : Promise.race([ended, wait(WITHOUT_REDIS_MS)])
    },
    WORKERS_END_MS,
  )
}
