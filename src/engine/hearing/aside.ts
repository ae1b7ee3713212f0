import { type Intent, TOPICS } from '../../reading/intent.ts'
import type { Flow } from '../flow/flow.ts'
import { LIMITS } from '../limits.ts'
import { flowFor } from '../openings.ts'
import type { Turn } from '../turn.ts'
import { meaningOf } from './meaning.ts'

/** What is asked beside an answer ("sí soy yo, ¿quién habla?"): the flow that says it before the next question, and where it is entered. */
export const asideIn = (turn: Turn, text: string): { flow: Flow; entry: string } | null => {
  const intent = meaningOf(turn, text)
  if (intent === null || intent === 'unclear' || !ASIDES.has(intent) || turn.open.frames.length >= LIMITS.callsDeep)
    return null
  const flow = flowFor(turn, turn.library.byIntent.get(intent))
  return flow && { flow, entry: flow.start.intent.get(intent) ?? flow.first }
}

const ASIDES: ReadonlySet<Intent> = new Set<Intent>([
  ...TOPICS,
  ...(['HUMAN', 'SCAM', 'AUDIO', 'LANGUAGE', 'COST', 'AMOUNT', 'WHEN', 'VISA', 'ROBOT', 'WHO'] as const),
])
