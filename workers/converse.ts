import { hubWorker } from './hub-worker.ts'

/** Handles what came in for an address, in the order of its sender; people in parallel. */
export const converse = hubWorker({
  queue: 'converse',
  concurrency: 20,
  run: async ({ addressId }, hub) => {
    await hub.converse(addressId)
  },
})
