import { hubWorker } from './hub-worker.ts'

/** Tells addresses that something arrived there. */
export const delivered = hubWorker({
  queue: 'delivered',
  concurrency: 2,
  run: async ({ messageIds }, hub) => {
    await hub.delivered(messageIds)
  },
})
