import { hubWorker } from './hub-worker.ts'

/** Clears away what an erased person leaves behind. */
export const erase = hubWorker({
  queue: 'erase',
  concurrency: 2,
  run: async ({ personId }, hub) => {
    await hub.erase.clear(personId)
  },
})
