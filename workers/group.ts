import { hubWorker } from './hub-worker.ts'

/** Brings what is said to a group to its members, and puts a question with those of its kind. */
export const group = hubWorker({
  queue: 'group',
  concurrency: 5,
  run: async (subject, hub) => {
    await hub.group(subject)
  },
})
