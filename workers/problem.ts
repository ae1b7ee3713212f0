import { hubWorker } from './hub-worker.ts'

/** Deals with failures that the provider reported after it had taken the message. */
export const problem = hubWorker({
  queue: 'problem',
  concurrency: 10,
  run: async ({ personId }, hub) => {
    await hub.problem(personId)
  },
})
