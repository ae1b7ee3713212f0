import { hubWorker } from './hub-worker.ts'

/** A group of webhooks was stored: wakes one drain for each address. */
export const arrivals = hubWorker({
  queue: 'arrivals',
  concurrency: 5,
  run: async ({ addressIds }, hub) => {
    await Promise.all(addressIds.map((addressId) => hub.parts.wake('converse', { addressId })))
  },
})
