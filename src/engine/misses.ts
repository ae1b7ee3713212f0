import type { TextRef } from './events.ts'
import { LIMITS } from './limits.ts'
import type { Next } from './node.ts'
import type { Dress, Scene } from './scene.ts'
import { takesMedia } from './takes-media.ts'

/** What follows a miss: the question in another dress, a question in its place, or a person, with these common words. */
export type AfterMiss = { dress: Dress } | { instead: TextRef } | { handOver: string }

/** Rule RR: rephrase with numbers, then offer a person, then hand over; the place is kept. */
export const afterMiss = (scene: Scene, next: Extract<Next, { miss: true }>): AfterMiss => {
  const session = scene.open
  session.misses += 1
  delete session.offered
  if (session.misses >= LIMITS.misses) return { handOver: helpAt(scene) }
  if (next.question) {
    if (next.offered !== undefined) session.offered = next.offered
    return { instead: next.question }
  }
  const first = session.misses === 1
  if (first && !next.problem && scene.parts.words.has(scene.frame.flow, `${scene.node.name}.again`)) {
    return { dress: { variant: 'again', numbered: true } }
  }
  const usual = scene.words('common', first ? 'miss' : 'miss_help')
  return { dress: { before: [next.problem ?? usual], numbered: true, ...scene.short() } }
}

/** With a photo the Defender helps, where one is known: people know them (F23). */
const helpAt = (scene: Scene): string =>
  takesMedia(scene.node, 'image') && scene.value('matter.defender') !== null ? 'photo_help' : 'handed'
