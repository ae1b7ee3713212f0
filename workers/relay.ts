import { hubWorker } from './hub-worker.ts'

/** Copies out an outbox that a process left when it died. */
export const relay = hubWorker({
  queue: 'relay',
  concurrency: 10,
  run: async ({ personId }, hub) => {
    await hub.relay(personId)
  },
})
