import { hubWorker } from './hub-worker.ts'

/** Sends to a part of an audience. Several at once: while one writes down what became of its messages the next ones go out. */
export const broadcast = hubWorker({
  queue: 'broadcast',
  concurrency: 8,
  run: async ({ part }, hub) => {
    await hub.broadcasts.dispatch(part)
  },
})
