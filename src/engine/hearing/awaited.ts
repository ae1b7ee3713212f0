import type { Intent } from '../../reading/intent.ts'
import { LIMITS } from '../limits.ts'
import type { Turn } from '../turn.ts'
import { isAsked } from './answer-beside.ts'

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

/**
 * Words while a person of the team is awaited: one line to a question, that they will answer; and to whatever is written half a day later, when
 * nobody has, one that it is still open (F27), with a row that says how long they have waited.
 */
export const awaited = (turn: Turn, text: string, intent: Intent | null): void => {
  if (hasWaited(turn) && intent !== 'THANKS') sayLate(turn)
  else if (asks(turn, text) || QUESTIONS.has(intent)) sayAwaited(turn)
}

/** "A q ora me ablan" asks as well. */
const asks = ({ parts, context }: Turn, text: string): boolean =>
  /[?¿]/.test(text) || isAsked(parts.writtenOut?.(text, context.lang) ?? text)

const hasWaited = ({ now, open: { askedAt, awaitedAt } }: Turn): boolean =>
  Date.parse(now) - Date.parse(awaitedAt ?? askedAt) > LIMITS.awaitedMs

const sayLate = (turn: Turn): void => {
  if (turn.open.quiet) return
  turn.open.awaitedAt = turn.now
  turn.emit({ type: 'said', text: turn.words('common', 'awaited_late'), level: 'L0', ...turn.channel() })
  turn.emit({ type: 'handed-off', reason: 'still_waiting', priority: 'high' })
}

export const sayAwaited = (turn: Turn): void => {
  if (turn.open.awaitedAt || turn.open.quiet) return
  turn.open.awaitedAt = turn.now
  turn.emit({ type: 'said', text: turn.words('common', 'awaited'), level: 'L0', ...turn.channel() })
}
