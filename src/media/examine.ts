import { fileTypeFromBuffer } from 'file-type'
import { KEPT_TYPES, type KeptKind, type KeptType, keptType } from './kinds.ts'
import { MEDIA_LIMITS } from './limits.ts'
import { cleanPicture, type Flaw } from './picture.ts'

/** Why a file is not kept: a code, nothing of its content. */
export type Unfit = 'empty' | 'too_large' | 'type' | 'pixels' | 'broken'

export type Examined =
  | { fit: false; why: Unfit }
  | {
      fit: true
      kind: KeptKind
      type: KeptType
      /** What is kept: a picture is drawn anew, so that place, time and device in it are gone. */
      bytes: Buffer
      /** Perceptual hash of a picture, 64 hex digits: the same photo, compressed again, has nearly the same. */
      print?: string
      /** A photo that a person could not read. `cut` counts for pages only. */
      flaw?: Flaw
    }

/** Looks at the bytes of a file that somebody sent; believes nothing else. Never unpacks an archive. */
export async function examine(bytes: Buffer): Promise<Examined> {
  if (bytes.length === 0) return { fit: false, why: 'empty' }
  if (bytes.length > MEDIA_LIMITS.bytes) return { fit: false, why: 'too_large' }
  const type = keptType((await fileTypeFromBuffer(bytes).catch(() => undefined))?.mime)
  if (type === null) return { fit: false, why: 'type' }
  const { kind } = KEPT_TYPES[type]
  if (kind !== 'image') return { fit: true, kind, type, bytes }
  const picture = await cleanPicture(bytes)
  if ('why' in picture) return { fit: false, why: picture.why }
  return { fit: true, kind, type: 'image/jpeg', ...picture }
}
