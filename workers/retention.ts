import { hubWorker } from './hub-worker.ts'

/** Removes what has been kept long enough. */
export const retention = hubWorker({
  queue: 'retention',
  concurrency: 1,
  run: async ({ day }, hub) => {
    await hub.retention.daily(day)
  },
})
