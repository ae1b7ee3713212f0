import { partsOf } from '../answer/keep-parts.ts'
import type { Flow } from '../flow/flow.ts'
import { flowFor } from '../openings.ts'
import type { Json } from '../session.ts'
import type { Turn } from '../turn.ts'

/** The first flow that opens here by a reader which understands these words, and what it read; null: none does. `asked`: at a question. */
export const flowByReader = (
  turn: Turn,
  text: string,
  { asked = false } = {},
): { flow: Flow; answers: Record<string, Json> } | null => {
  for (const flow of turn.library.byReader) {
    const { reads } = flow.start
    if (!reads || (asked && !reads.anywhere) || !flowFor(turn, [flow])) continue
    const reading = turn.read(reads.reader, text, reads.options)
    if ('value' in reading) return { flow, answers: partsOf(reads.fields, reading.value) }
  }
  return null
}
