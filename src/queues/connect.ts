import { Redis } from 'ioredis'
import type { Logger } from 'pino'

/** Producers fail fast while Redis is away; a Redis that throws away what it holds is refused. */
export async function connectRedis(url: string, log: Logger): Promise<Redis> {
  const redis = new Redis(url, {
    lazyConnect: true,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    connectTimeout: 3_000,
    commandTimeout: 3_000,
  })
  let known = false
  redis.on('error', (error) => {
    if (known) log.debug({ err: error }, 'Redis is away')
  })
  try {
    await redis.connect()
  } catch (error) {
    redis.disconnect()
    throw new Error(`Redis cannot be reached (${(error as Error).name}): check REDIS_URL and that the server runs`)
  }
  known = true
  // A managed Redis may not tell its settings; then there is nothing to judge.
  const setting = async (name: string): Promise<string | undefined> => {
    const answer = (await redis.config('GET', name).catch(() => [])) as string[] | Record<string, string>
    return Array.isArray(answer) ? answer[1] : answer[name]
  }
  const policy = await setting('maxmemory-policy')
  if (policy !== undefined && policy !== 'noeviction') {
    redis.disconnect()
    throw new Error(`Redis throws keys away when it is full (maxmemory-policy ${policy}): set it to noeviction`)
  }
  if ((await setting('appendonly')) === 'no')
    log.warn('Redis keeps no append-only file: after its crash every waiting wake-up call comes from the sweeper')
  return redis
}
