import { hubWorker } from './hub-worker.ts'

/** Applies what became known of many case documents at once, with few questions to the store. */
export const records = hubWorker({
  queue: 'records',
  concurrency: 2,
  run: async ({ subjects }, hub) => {
    await hub.records.drainAll(subjects)
  },
})
