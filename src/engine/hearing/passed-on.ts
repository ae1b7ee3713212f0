import { partsOf } from '../answer/keep-parts.ts'
import type { Input } from '../input.ts'
import { LIMITS } from '../limits.ts'
import { flowFor } from '../openings.ts'
import type { Turn } from '../turn.ts'
import { isUrgent } from './hard-intents.ts'

/**
 * Words of somebody else are no answer of who passes them on: forwarded, or plainly copied from a chat, they open the flow whose reader
 * understands them, at any moment. @returns false where none does: then they are words like any other
 */
export const passedOn = (turn: Turn, { text, forwarded }: Extract<Input, { kind: 'text' }>): boolean => {
  if (turn.session?.handedOff || (turn.session && turn.flow.pressing === 'safety')) return false
  const flow = flowFor(turn, turn.library.forwarded)
  const { reads } = flow?.start ?? {}
  if (!flow || !reads) return false
  const said = text.slice(0, LIMITS.textLength).toWellFormed()
  const reading = turn.read(reads.reader, said, { ...reads.options, ...(forwarded ? { asked: true } : {}) })
  if (!('value' in reading) || isUrgent(turn, text)) return false
  const answers = partsOf(reads.fields, reading.value)
  if (turn.session) turn.interrupt(flow, said, flow.first, answers)
  else turn.start(flow, { ...answers, said: said.slice(0, LIMITS.openingWords) })
  return true
}
