import { hubWorker } from './hub-worker.ts'

/** Brings in a file that somebody sent. Few at once: each may hold 16 MB and decodes a picture. */
export const media = hubWorker({
  queue: 'media',
  concurrency: 3,
  run: async ({ mediaId }, hub) => {
    await hub.media(mediaId)
  },
})
