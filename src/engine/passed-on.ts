import { isUrgent } from './hard-intents.ts'
import type { Input } from './input.ts'
import { LIMITS } from './limits.ts'
import { flowFor } from './openings.ts'
import type { Turn } from './turn.ts'

/**
 * Words of somebody else that were forwarded are no answer of who forwards them: they open the flow that takes them here, at any moment.
 * @returns false where none does: then they are words like any other
 */
export const passedOn = (turn: Turn, { text, forwarded }: Extract<Input, { kind: 'text' }>): boolean => {
  if (!forwarded || turn.session?.handedOff || (turn.session && turn.flow.pressing === 'safety')) return false
  const flow = flowFor(turn, turn.library.forwarded)
  if (!flow || isUrgent(turn, text)) return false
  const more = text.slice(0, LIMITS.textLength).toWellFormed()
  if (turn.session) turn.interrupt(flow, more, flow.first, { more })
  else turn.start(flow, { more, said: more.slice(0, LIMITS.openingWords) })
  return true
}
