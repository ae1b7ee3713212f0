import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Router } from 'express'
import { isGroupFile } from '../hub/group/files.ts'
import type { GroupFiles } from '../hub/group/group-files.ts'
import type { MediaLinks } from '../hub/media/media-links.ts'
import type { Words } from '../words/words.ts'

const REFUSED = { forged: [403, 'This address was not made by us.'], expired: [410, 'This address is over.'] } as const

/**
 * `GET /media/<id>?exp&sig`: recordings of our words, and what the team sends to groups, for the provider that was given the address.
 * There is no list of them.
 */
export function mediaRouter(
  links: MediaLinks,
  words: Pick<Words, 'recordingById'>,
  files: Pick<GroupFiles, 'has' | 'read'>,
): Router {
  const router = Router({ caseSensitive: true })
  router.get('/media/:id', async (request, response) => {
    const { id } = request.params
    const verdict = links.judge(id, request.query.exp, request.query.sig)
    // Whoever holds the address holds the words: nobody on the way may keep them.
    response.set({ 'Cache-Control': 'private, no-store', 'X-Content-Type-Options': 'nosniff' })
    if (verdict !== 'valid') {
      const [status, why] = REFUSED[verdict]
      return void response.status(status).type('text/plain').send(why)
    }
    if (isGroupFile(id) && (await files.has(id))) {
      response.type(id.slice(id.lastIndexOf('.')))
      return void (await pipeline(Readable.from(files.read(id)), response))
    }
    const recording = words.recordingById(id)
    if (!recording) return void response.status(404).type('text/plain').send('There is nothing here.')
    response.type(recording.type).sendFile(recording.path, { cacheControl: false, dotfiles: 'allow' })
  })
  return router
}
