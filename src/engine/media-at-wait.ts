import { textAtWait } from './at-wait.ts'
import { sayAwaited } from './awaited.ts'
import type { Input } from './input.ts'
import { takesMedia } from './takes-media.ts'
import type { Turn } from './turn.ts'

type Media = Extract<Input, { kind: 'media' }>

/** Something that is not words, while a question or a wait is open. */
export const mediaAtWait = (turn: Turn, input: Media) => {
  const { node } = turn
  const expected = takesMedia(node, input.media)
  if (expected && !turn.open.handedOff) {
    return turn.answer({
      kind: 'media',
      media: input.media,
      ...(input.mediaId === undefined ? {} : { mediaId: input.mediaId }),
      ...(input.problem === undefined ? {} : { problem: input.problem }),
    })
  }
  if (input.caption?.trim()) return textAtWait(turn, input.caption)
  if (input.media === 'reaction') return
  if (turn.open.handedOff) return input.media === 'audio' ? sayAwaited(turn) : undefined
  if (input.media === 'audio') return voiceNote(turn)
  if (node.type === 'wait' && node.spec.photo && (input.media === 'image' || input.media === 'document'))
    return turn.advance({ go: node.spec.photo })
  if (node.type === 'wait') return turn.answer({ kind: 'text', text: '' })
  if (input.media === 'sticker') return stickerAtWait(turn)
  turn.reshow({ before: [turn.words('common', wordsFor(turn, input.media))] })
}

/** Kept for a person to listen to; the question stays open as it is (F28). */
export const voiceNote = (turn: Turn) => {
  const channel = turn.session?.channel
  turn.emit({ type: 'said', text: turn.words('common', 'voice_note'), level: 'L0', ...(channel ? { channel } : {}) })
  turn.emit({ type: 'handed-off', reason: 'voice_note', priority: 'normal' })
}

/** A picture says neither yes nor no (F29): a miss, with its own words. */
const stickerAtWait = (turn: Turn) => {
  turn.advance({ miss: true, problem: turn.words('common', 'sticker') })
}

const wordsFor = (turn: Turn, media: string): string => (turn.parts.words.has('common', media) ? media : 'media')
