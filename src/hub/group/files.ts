import type { DefenderDoc } from '../../cases/defender.ts'
import type { Actor } from '../../cases/noun.ts'
import { examine } from '../../media/examine.ts'
import { KEPT_TYPES, type KeptType } from '../../media/kinds.ts'
import type { MediaRecord } from '../../store/media.ts'
import type { PersonKey } from '../../store/people.ts'
import type { Parts } from '../parts.ts'

/** What WhatsApp plays as a voice note, and what it shows as a page. */
const SENT: readonly KeptType[] = ['audio/ogg', 'audio/mpeg', 'application/pdf', 'image/jpeg']
/** Whoever gets it pays for the data: some minutes of speech, a leaflet of some pages. */
const MOST_BYTES = 3 * 1024 * 1024
const NAME = /^gf_[\w-]{16,64}\.(ogg|mp3|pdf|jpg)$/

export type FileKept =
  | { accepted: true; file: string; kind: 'audio' | 'document' }
  | { accepted: false; reason: string }

/**
 * A recording, a leaflet or a picture that the team says something with to a group: looked at by its bytes, sealed, kept. What a Defender
 * sends is theirs: it is sealed under their key, and goes when they are erased.
 */
export function createKeepFile({ store }: Pick<Parts, 'store'>) {
  return async (groupId: string, bytes: Buffer, requestId: string, actor: Actor): Promise<FileKept> => {
    const examined = await examine(bytes)
    if (!examined.fit || !SENT.includes(examined.type))
      return { accepted: false, reason: 'Only recordings (Ogg with Opus, MP3), PDF and photos can be sent to a group.' }
    if (examined.bytes.length > MOST_BYTES)
      return { accepted: false, reason: `A file for a group has at most ${MOST_BYTES / 2 ** 20} MB.` }
    const file = nameOf(store, requestId, examined.type)
    const sender = await senderOf(actor)
    const [owner, key] = sender ? [sender._id, sender.key] : [`group:${groupId}`, store.vault.ownKey]
    await store.files.write(file, owner, key, examined.bytes, { group: groupId })
    return { accepted: true, file, kind: isAudio(file) ? 'audio' : 'document' }
  }

  async function senderOf({ kind, id }: Actor): Promise<PersonKey | null> {
    if (kind !== 'defender' || id === undefined) return null
    const personId = (await store.cases.get<DefenderDoc>('defender', id))?.personId
    return personId === undefined ? null : store.people.get(personId)
  }
}

/** The same for ever for a request, so that one made twice is one file. */
export const nameOf = ({ vault }: Pick<Parts['store'], 'vault'>, requestId: string, type: KeptType): string =>
  `gf_${vault.blindIndex(`group-file/${requestId}`)}.${KEPT_TYPES[type].ext}`
/** Photos apart: by chat they are of papers. */
export const typeForGroup = ({ type, bytes = 0 }: Pick<MediaRecord, 'type' | 'bytes'>): KeptType | null =>
  type !== undefined && type !== 'image/jpeg' && SENT.includes(type) && bytes <= MOST_BYTES ? type : null

export const isGroupFile = (file: unknown): file is string => typeof file === 'string' && NAME.test(file)
export const isAudio = (file: unknown): file is string => isGroupFile(file) && /\.(ogg|mp3)$/.test(file)
/** What goes along with the words of a post. */
export const isDocument = (file: unknown): file is string => isGroupFile(file) && !isAudio(file)
