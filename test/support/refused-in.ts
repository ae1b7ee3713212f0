import { nounOf } from '../../src/cases/index.ts'
import type { Outcome } from '../../src/cli/talk.ts'

/** What the hub adds to what a conversation records: from where it was said, and by whom. */
const FILLED = ['address', 'person_id']

/** What is recorded without a field that its move needs: the case store refuses it, and the words that rest on it never leave. */
export const refusedIn = (outcomes: readonly Outcome[]): string[] =>
  outcomes.flatMap((one) =>
    one.kind !== 'update'
      ? []
      : (nounOf(one.noun)?.moves[one.move]?.requires ?? [])
          .filter((field) => !(field in one.payload) && !FILLED.includes(field))
          .map((field) => `${one.noun} ${one.move} without its ${field}`),
  )
