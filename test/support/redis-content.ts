import type { Redis } from 'ioredis'

/** Everything that stands in a Redis database, keys and values, as one text. */
export async function redisContent(redis: Redis): Promise<string> {
  const parts: string[] = []
  for await (const keys of redis.scanStream({ count: 500 }) as AsyncIterable<string[]>)
    for (const key of keys) parts.push(key, JSON.stringify(await contentOf(redis, key)))
  return parts.join('\n')
}

async function contentOf(redis: Redis, key: string): Promise<unknown> {
  switch (await redis.type(key)) {
    case 'string':
      return redis.get(key)
    case 'hash':
      return redis.hgetall(key)
    case 'list':
      return redis.lrange(key, 0, -1)
    case 'set':
      return redis.smembers(key)
    case 'zset':
      return redis.zrange(key, '0', '-1')
    case 'stream':
      return redis.xrange(key, '-', '+')
    default:
      return null
  }
}
