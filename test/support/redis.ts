import { randomBytes } from 'node:crypto'
import { Redis } from 'ioredis'
import { afterAll, inject } from 'vitest'

export type TestRedis = {
  url: string
  /** For BullMQ's `prefix` and for keys of the test: unlike any other file's. */
  prefix: string
  /** An own connection as BullMQ's workers need it, closed at the end of the file. */
  connection: Redis
}

/** Keys of this test file's own on the real server, removed at its end. Call it at the top of the file. */
export function testRedis(): TestRedis {
  const url = inject('redisUrl')
  const prefix = `test-${randomBytes(6).toString('hex')}`
  const connection = new Redis(url, { maxRetriesPerRequest: null })
  afterAll(async () => {
    for await (const keys of connection.scanStream({ match: `${prefix}*`, count: 500 }))
      if (keys.length > 0) await connection.unlink(...keys)
    await connection.quit()
  })
  return { url, prefix, connection }
}
