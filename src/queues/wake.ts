import { Queue } from 'bullmq'
import type { Redis } from 'ioredis'
import { type Payloads, QUEUE_NAMES, type QueueName, queues } from './queues.ts'

/**
 * Asks a worker to look. Never fails: when Redis is away the sweeper finds the work in the store, so the caller's answer to
 * the outside does not depend on Redis. `forgotten`: the sweeper asks, about work whose wake-up call led to nothing.
 */
export type Wake = <Name extends QueueName>(
  name: Name,
  payload: Payloads[Name],
  forgotten?: 'forgotten',
) => Promise<void>

export type QueueClients = {
  wake: Wake
  counts(): Promise<Record<string, Record<string, number>>>
  close(): Promise<void>
}

/** The sweeper asks about the same work at most this often. */
const FORGOTTEN_MS = 5_000

export type QueueOptions = { redis: Redis; prefix: string; onError: (error: Error, queue: QueueName) => void }

/** Producers: no offline queue, so that a webhook never hangs on a Redis that is away. */
export function openQueues({ redis, prefix, onError }: QueueOptions): QueueClients {
  const clients = Object.fromEntries(
    QUEUE_NAMES.map((name) => {
      const queue = new Queue(name, { connection: redis, prefix, skipVersionCheck: true })
      queue.on('error', (error) => onError(error, name))
      return [name, queue]
    }),
  ) as Record<QueueName, Queue>

  return {
    async wake(name, payload, forgotten) {
      const { id, attempts, backoffMs } = queues[name]
      try {
        await clients[name].add(name, payload, {
          // One wake-up waits per id; one more is kept while the first is at work, so that nothing that arrives meanwhile is missed.
          // The job of a process that was killed counts as active until its lock runs out: the sweeper does not queue behind it.
          deduplication: forgotten
            ? { id: `again/${id(payload)}`, ttl: FORGOTTEN_MS }
            : { id: id(payload), keepLastIfActive: true },
          attempts,
          backoff: { type: 'exponential', delay: backoffMs, jitter: 0.5 },
          removeOnComplete: true,
          removeOnFail: { age: 3600, count: 1000 },
        })
      } catch (error) {
        onError(error as Error, name)
      }
    },
    async counts() {
      const entries = await Promise.all(
        QUEUE_NAMES.map(
          async (name) => [name, await clients[name].getJobCounts('wait', 'active', 'delayed', 'failed')] as const,
        ),
      )
      return Object.fromEntries(entries)
    },
    async close() {
      await Promise.all(Object.values(clients).map((queue) => queue.close()))
    },
  }
}
