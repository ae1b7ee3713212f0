import { loadLibrary } from '../../src/library.ts'
import { answerTo } from '../child.ts'
import { keepTalks } from './talks.ts'

export type Question = { seconds: number } | { sizes: true }
export type Answer = { turnsPerSecond: number; sizes: number[] }

const talks = keepTalks(await loadLibrary(), Number(process.argv[2]))

answerTo<Question, Answer>((question) => {
  if ('sizes' in question) return { turnsPerSecond: 0, sizes: talks.sizes() }
  const started = performance.now()
  const end = started + question.seconds * 1000
  let turns = 0
  do {
    for (let n = 0; n < 200; n++) talks.turn()
    turns += 200
  } while (performance.now() < end)
  return { turnsPerSecond: (turns * 1000) / (performance.now() - started), sizes: [] }
})
