import type { Intent } from '../reading/intent.ts'
import { isGreeting } from './greeting.ts'
import { LIMITS } from './limits.ts'
import { saysSomething } from './misses.ts'
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
  if (/[?¿]/.test(text) || QUESTIONS.has(intent) || asksAgain(turn, text)) sayAwaited(turn)
}

/** "Siempre no me llamaron, qué pasó", a day after: whoever writes more than a greeting has waited. */
const asksAgain = (turn: Turn, text: string): boolean =>
  saysSomething(text) && !isGreeting(text) && Date.parse(turn.now) - Date.parse(turn.open.askedAt) > LIMITS.lateMs

export const sayAwaited = (turn: Turn): void => {
  if (turn.open.awaitedSaid || turn.open.quiet) return
  turn.open.awaitedSaid = true
  turn.emit({ type: 'said', text: turn.words('common', 'awaited'), level: 'L0', ...turn.channel() })
}
