import type { MediaKind } from '../input.ts'
import { MEDIA_READERS } from '../nodes/ask.ts'
import type { Node } from '../nodes/index.ts'

/** Is this kind of media an answer here? `media` of an `ask` and `file` of a `choose` take files beside words. */
export const takesMedia = (node: Node, kind: MediaKind): boolean => {
  if (node.type === 'collect') return node.spec.kinds.includes(kind)
  if (node.type === 'choose') return node.spec.file !== undefined && (MEDIA_READERS.photo ?? []).includes(kind)
  if (node.type !== 'ask') return false
  const { reader, media } = node.spec
  return (MEDIA_READERS[reader] ?? media).includes(kind)
}
