import type { Flow } from './flow.ts'
import type { Next } from './node.ts'
import type { Node } from './nodes/index.ts'
import { flowFor } from './openings.ts'
import type { Turn } from './turn.ts'

/**
 * The flow that hears something in words which are no answer to what was asked ("hubo balacera" where hours were wanted), or stand beside
 * one ("T3 lista, en T4 hubo balacera, 6 horas"), by its `start: { missed: { reader, is } }`. Null: nothing is heard in them, they are told
 * for somebody else, or the conversation itself goes on to look at it.
 */
export const heardIn = (turn: Turn, text: string, next: Next): Flow | null => {
  const forOthers = !isNoAnswer(turn.node, next) && tellsStory(turn.node)
  const other = text === '' || forOthers ? null : heardElsewhere(turn, text)
  return other && !hearsItself(turn, next, other) ? other : null
}

/** The same of words that are no answer to anything. */
export const heardElsewhere = (turn: Turn, text: string): Flow | null =>
  flowFor(
    turn,
    turn.library.missed.filter(({ start: { missed } }) => {
      const reading = missed && turn.read(missed.reader, text, {})
      return reading !== undefined && 'value' in reading && reading.value === missed?.is
    }),
  )

/** Are the words no answer: missed, kept as they are for what comes then, or written where nothing is asked? */
export const isNoAnswer = (node: Node, next: Next): boolean => {
  if (node.type === 'wait' || 'miss' in next) return true
  const kept = node.type === 'choose' || node.type === 'ask' ? node.spec.otherwise : undefined
  return kept !== undefined && 'go' in next && next.go === kept.go
}

/** Words for an Advocate or for the file: what happened there may have happened to others, and long ago. */
const tellsStory = (node: Node): boolean =>
  node.type === 'ask' && (node.spec.story === true || node.spec.reader === 'free-text')

/** Does the conversation itself go on to look for what the other flow has heard, with the same reader, or go over to it? */
const hearsItself = (turn: Turn, next: Next, other: Flow): boolean => {
  const then = 'go' in next ? turn.flow.nodes.get(next.go) : undefined
  return then?.type === 'call'
    ? then.spec.flow.split('.')[0] === other.name
    : then?.type === 'ask' && then.spec.reader === other.start.missed?.reader
}
