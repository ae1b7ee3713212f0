import { type Intent, TOPICS } from '../reading/intent.ts'
import type { Flow } from './flow.ts'
import { LIMITS } from './limits.ts'
import { flowFor } from './openings.ts'
import type { Turn } from './turn.ts'

/** What is asked beside an answer ("sí soy yo, ¿quién habla?"): the flow that says it before the next question, and where it is entered. */
export const asideIn = (turn: Turn, text: string): { flow: Flow; entry: string } | null => {
  const { country, lang, now, zone } = turn.context
  const reading = turn.parts.readIntent(text, { country, lang, now, zone })
  const intent = 'intent' in reading ? reading.intent : null
  if (intent === null || !ASIDES.has(intent) || turn.open.frames.length >= LIMITS.callsDeep) return null
  const flow = flowFor(turn, turn.library.byIntent.get(intent))
  return flow && { flow, entry: flow.start.intent.get(intent) ?? flow.first }
}

const ASIDES: ReadonlySet<Intent> = new Set<Intent>([
  ...TOPICS,
  ...(['HUMAN', 'SCAM', 'AUDIO', 'LANGUAGE', 'COST', 'AMOUNT', 'WHEN', 'VISA', 'ROBOT', 'WHO'] as const),
])
