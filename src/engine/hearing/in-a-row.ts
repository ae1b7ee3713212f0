import type { MediaKind } from '../input.ts'
import { LIMITS } from '../limits.ts'
import type { Turn } from '../turn.ts'
import { placeOf } from './heard-voice.ts'

/**
 * Voice notes, photos and stickers come in heaps. What was said of the first holds for those of its kind that follow it at the same
 * question with no word between, for so long: a voice note waits for a person to hear it, and who sends another sticker after reading
 * our question means it as an answer.
 */
export const saidOfTheFirst = (turn: Turn, media: MediaKind): boolean => {
  const { acknowledged: first } = turn.open
  const at = placeOf(turn)
  const age = first ? Date.parse(turn.now) - Date.parse(first.on) : Number.POSITIVE_INFINITY
  if (first?.media === media && first.at === at && age < (HOLDS_MS[media] ?? LIMITS.heapMs)) return true
  turn.open.acknowledged = { media, at, on: turn.now }
  return false
}

const HOLDS_MS: Partial<Record<MediaKind, number>> = {
  audio: LIMITS.voiceToldMs,
  sticker: LIMITS.twiceMs,
  reaction: LIMITS.twiceMs,
}
