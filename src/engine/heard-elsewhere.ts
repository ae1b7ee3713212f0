import type { Flow } from './flow.ts'
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
