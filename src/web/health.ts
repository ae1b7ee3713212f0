import type { Redis } from 'ioredis'
import type { Store } from '../store/index.ts'

/** Inbound messages older than this that nobody handled: something is wrong even when every part answers. */
const MOST_LAG_S = 60
const PATIENCE_MS = 2_000

export type Readiness = { ready: boolean; checks: Record<string, 'ok' | string> }

export type ReadinessParts = { store: Store; redis: Redis; draining: () => boolean; now: () => Date }

/** Whether this process should be given work: each part is asked now, and an answer that does not come is a no. */
export async function readiness({ store, redis, draining, now }: ReadinessParts): Promise<Readiness> {
  const [storeState, redisState, lag] = await Promise.all([
    answer(() => store.ping()),
    answer(() => redis.ping()),
    answer(async () => {
      const oldest = await store.inbox.oldest()
      const seconds = oldest ? (now().getTime() - oldest.getTime()) / 1000 : 0
      if (seconds > MOST_LAG_S) throw new Error(`messages wait for ${Math.round(seconds)} s`)
    }),
  ])
  const checks = { store: storeState, redis: redisState, inbox: lag, process: draining() ? 'is shutting down' : 'ok' }
  return { ready: Object.values(checks).every((state) => state === 'ok'), checks }
}

async function answer(ask: () => Promise<unknown>): Promise<string> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve('does not answer'), PATIENCE_MS)
  })
  const asked = ask().then(
    () => 'ok',
    (error: unknown) =>
      error instanceof Error && /^messages wait/.test(error.message) ? error.message : 'does not answer',
  )
  return Promise.race([asked, late]).finally(() => clearTimeout(timer))
}
