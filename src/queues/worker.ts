import { Worker } from 'bullmq'
import type { Redis } from 'ioredis'
import type { Payloads, QueueName } from './queues.ts'

/** What a file in workers/ says: which queue, how many at once, which use case. */
export type WorkerDefinition<Name extends QueueName, Hub> = {
  queue: Name
  concurrency: number
  run: (payload: Payloads[Name], hub: Hub) => Promise<void>
}

export const defineWorker =
  <Hub>() =>
  <Name extends QueueName>(definition: WorkerDefinition<Name, Hub>): WorkerDefinition<Name, Hub> =>
    definition

export type RunningWorker = { close(): Promise<void> }

export type WorkerOptions<Hub> = {
  redis: Redis
  prefix: string
  hub: Hub
  onError: (error: Error, queue: QueueName) => void
}

/** Starts one worker. Closing waits for the jobs at work; whatever they leave is in the store. */
export function startWorker<Name extends QueueName, Hub>(
  definition: WorkerDefinition<Name, Hub>,
  { redis, prefix, hub, onError }: WorkerOptions<Hub>,
): RunningWorker {
  const worker = new Worker<Payloads[Name]>(definition.queue, (job) => definition.run(job.data, hub), {
    connection: redis,
    prefix,
    concurrency: definition.concurrency,
    // Drains are idempotent: a job that lost its lock may run twice, so a stalled one is simply taken up again.
    lockDuration: 15_000,
    stalledInterval: 10_000,
    maxStalledCount: 5,
    skipVersionCheck: true,
  })
  worker.on('error', (error) => onError(error, definition.queue))
  worker.on('failed', (_job, error) => onError(error, definition.queue))
  return { close: () => worker.close() }
}
