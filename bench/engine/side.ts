import { loadLibrary } from '../../src/library.ts'
import { answerTo } from '../child.ts'
import { type Play, TURNS } from './dialogue.ts'
import { playOurs } from './ours.ts'
import { playXState } from './xstate.ts'

export const SIDES = ['ours', 'xstate', 'xstate-our-readers'] as const
export type Side = (typeof SIDES)[number]

/** How long to play; `show` plays once and tells what was said. */
export type Question = { seconds: number } | { show: true }
export type Answer = { turnsPerSecond: number; said: string }

const side = process.argv[2] as Side
const library = await loadLibrary()
const plays: Record<Side, () => Play> = {
  ours: () => playOurs(library),
  xstate: () => playXState(),
  'xstate-our-readers': () => playXState(library),
}
const play = plays[side]()

answerTo<Question, Answer>((question) => {
  if ('show' in question) return { turnsPerSecond: 0, said: JSON.stringify(play(), null, 1) }
  const started = performance.now()
  const end = started + question.seconds * 1000
  let dialogues = 0
  do {
    for (let n = 0; n < 20; n++) play()
    dialogues += 20
  } while (performance.now() < end)
  return { turnsPerSecond: (dialogues * TURNS * 1000) / (performance.now() - started), said: '' }
})
