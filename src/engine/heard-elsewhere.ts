import type { Flow } from './flow.ts'
import type { Next } from './node.ts'
import type { Node } from './nodes/index.ts'
import { flowFor } from './openings.ts'
import type { Turn } from './turn.ts'

/**
 * The flow that hears something in words which are no answer to what was asked ("hubo balacera" where hours were wanted), by its
 * `start: { missed: { reader, is } }`. Null: nothing is heard in them.
 */
export const heardElsewhere = (turn: Turn, text: string): Flow | null =>
  flowFor(
    turn,
    turn.library.missed.filter(({ start: { missed } }) => {
      const reading = missed && turn.read(missed.reader, text, {})
      return reading !== undefined && 'value' in reading && reading.value === missed?.is
    }),
  )

/** Are the words no answer: kept as they are for what comes then, or written where nothing is asked? */
export const isNoAnswer = (node: Node, next: Next): boolean => {
  if (node.type === 'wait') return true
  const kept = node.type === 'choose' || node.type === 'ask' ? node.spec.otherwise : undefined
  return kept !== undefined && 'go' in next && next.go === kept.go
}

/** Does the conversation itself go on to look for what the other flow has heard, with the same reader? */
export const hearsItself = (turn: Turn, next: Next, other: Flow): boolean => {
  const then = 'go' in next ? turn.flow.nodes.get(next.go) : undefined
  return then?.type === 'ask' && then.spec.reader === other.start.missed?.reader
}
