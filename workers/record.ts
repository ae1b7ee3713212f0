import { hubWorker } from './hub-worker.ts'

/** Applies what became known to the case store. */
export const record = hubWorker({
  queue: 'record',
  concurrency: 20,
  run: async (subject, hub) => {
    await hub.record(subject)
  },
})
