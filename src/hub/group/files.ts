import { examine } from '../../media/examine.ts'
import { KEPT_TYPES, type KeptType } from '../../media/kinds.ts'
import type { Parts } from '../parts.ts'

/** What WhatsApp plays as a voice note, and what it shows as a page. */
const SENT: readonly KeptType[] = ['audio/ogg', 'audio/mpeg', 'application/pdf', 'image/jpeg']
/** Whoever gets it pays for the data: some minutes of speech, a leaflet of some pages. */
const MOST_BYTES = 3 * 1024 * 1024
const NAME = /^gf_[\w-]{16,64}\.(ogg|mp3|pdf|jpg)$/

export type FileKept =
  | { accepted: true; file: string; kind: 'audio' | 'document' }
  | { accepted: false; reason: string }

/** A recording, a leaflet or a picture that the team says something with to a group: looked at by its bytes, sealed, kept. */
export function createKeepFile({ store }: Pick<Parts, 'store'>) {
  return async (groupId: string, bytes: Buffer, requestId: string): Promise<FileKept> => {
    const examined = await examine(bytes)
    if (!examined.fit || !SENT.includes(examined.type))
      return { accepted: false, reason: 'Only recordings (Ogg with Opus, MP3), PDF and photos can be sent to a group.' }
    if (examined.bytes.length > MOST_BYTES)
      return { accepted: false, reason: `A file for a group has at most ${MOST_BYTES / 2 ** 20} MB.` }
    const file = `gf_${store.vault.blindIndex(`group-file/${requestId}`)}.${KEPT_TYPES[examined.type].ext}`
    await store.files.write(file, `group:${groupId}`, store.vault.ownKey, examined.bytes)
    return { accepted: true, file, kind: isAudio(file) ? 'audio' : 'document' }
  }
}

export const isGroupFile = (file: unknown): file is string => typeof file === 'string' && NAME.test(file)
export const isAudio = (file: unknown): file is string => isGroupFile(file) && /\.(ogg|mp3)$/.test(file)
/** What goes along with the words of a post. */
export const isDocument = (file: unknown): file is string => isGroupFile(file) && !isAudio(file)
