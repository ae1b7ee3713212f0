import { hubWorker } from './hub-worker.ts'

/** Sends what is due for a person, in order. Mostly waits for the provider, so many at once. */
export const deliver = hubWorker({
  queue: 'deliver',
  concurrency: 50,
  run: async ({ personId }, hub) => {
    await hub.deliver(personId)
  },
})
