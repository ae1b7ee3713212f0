import type { Intent } from '../../reading/intent.ts'
import type { Flow } from '../flow/flow.ts'
import { flowFor } from '../openings.ts'
import type { Turn } from '../turn.ts'
import { meaningOf } from './meaning.ts'

/** They go to their flow whatever is open, even while a person of the team has it. The gravest comes first. */
export const HARD_INTENTS: readonly Intent[] = ['DISCREET', 'DESPAIR', 'EMERGENCY', 'EXTORT', 'STOP']

/** The flow of a hard intent, unless we are already in it or in a graver one. STOP is never overruled. */
export const urgentFlow = (turn: Turn, intent: Intent): Flow | null => {
  const graver = HARD_INTENTS.slice(0, HARD_INTENTS.indexOf(intent) + 1)
  const inside = turn.session?.frames.some((frame) => {
    const opened = turn.library.byName.get(frame.flow)?.start.intent
    return opened && graver.some((one) => opened.has(one))
  })
  return inside && intent !== 'STOP' ? null : flowFor(turn, turn.library.byIntent.get(intent))
}

/** Said of somebody in their group, it is for us alone, also where a word in front says that it is for all. */
export const isForUsAlone = (turn: Turn, intent: Intent | null): boolean =>
  intent === 'INFORMER' && flowFor(turn, turn.library.byIntent.get(intent)) !== null

/** Are these words a call for help or a stop, with a flow that hears it here? */
export const isUrgent = (turn: Turn, text: string): boolean => {
  const intent = meaningOf(turn, text)
  return intent !== null && intent !== 'unclear' && HARD_INTENTS.includes(intent) && urgentFlow(turn, intent) !== null
}

/** Then nothing else goes on; what is graver was looked at before. */
export const isInDanger = (turn: Turn): boolean => turn.flow.pressing === 'safety'
