import { hubWorker } from './hub-worker.ts'

/** Tells a subscriber what became of cases. One job for a subscriber: a slow server makes nobody else wait. */
export const webhook = hubWorker({
  queue: 'webhook',
  concurrency: 5,
  run: async ({ webhookId }, hub) => {
    await hub.webhook(webhookId)
  },
})
