import { Redis } from 'ioredis'
import { loadConfig } from '../../src/config.ts'
import { every } from '../../src/every.ts'
import { startWorker } from '../../src/queues/worker.ts'
import { openHub } from '../../src/runtime.ts'
import { workers } from '../../workers/index.ts'
import { answerTo } from '../child.ts'

/**
 * A worker process as it runs in production, but for the hour: it is a weekday's noon, whenever this runs, since what we begin goes
 * out by day. It is killed at any moment and started again.
 */
const config = loadConfig()
const { hub, log } = await openHub(config)
const ahead = Number(process.env.BENCH_CLOCK)
Object.assign(hub.parts.clock, { now: () => new Date(Date.now() + ahead) })
const blocking = new Redis(config.redisUrl ?? '', { maxRetriesPerRequest: null })
for (const definition of workers)
  startWorker(definition as never, { redis: blocking, prefix: 'portavoz', hub, onError: (error) => log.error(error) })
every(
  1_000,
  () => hub.sweep(),
  (error) => log.error(error),
)
answerTo<{ what: 'pid' }, number>(() => process.pid)
