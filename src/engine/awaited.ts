import type { Intent } from '../reading/intent.ts'
import type { Turn } from './turn.ts'

const QUESTIONS: ReadonlySet<Intent | null> = new Set<Intent>([
  'HUMAN',
  'SCAM',
  'AUDIO',
  'REPEAT',
  'LANGUAGE',
  'COST',
  'AMOUNT',
  'WHEN',
  'VISA',
  'WHO',
])

/** A question while a person of the team is awaited: one line that they will answer, once until they have. */
export const awaited = (turn: Turn, text: string, intent: Intent | null): void => {
  if (/[?¿]/.test(text) || QUESTIONS.has(intent)) sayAwaited(turn)
}

export const sayAwaited = (turn: Turn): void => {
  if (turn.open.awaitedSaid || turn.open.quiet) return
  turn.open.awaitedSaid = true
  turn.emit({ type: 'said', text: turn.words('common', 'awaited'), level: 'L0', ...turn.channel() })
}
