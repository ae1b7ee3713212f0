import type { Intent } from '../../reading/intent.ts'
import { LIMITS } from '../limits.ts'
import type { Turn } from '../turn.ts'
import { sayAwaited } from './awaited.ts'
import { isGreeting } from './greeting.ts'
import { HARD_INTENTS, isInDanger } from './hard-intents.ts'

/** Who said before that somebody reads along is not answered anew; a stop goes its own way. */
const SILENT: ReadonlySet<Intent> = new Set<Intent>(['DISCREET', 'STOP'])

const CALM: ReadonlySet<Intent | null> = new Set<Intent>(['THANKS', 'YES', 'NO', 'STOP'])

/**
 * Who told us of danger and waits for a person of the team writes more of it ("ya están afuera", "mañana vuelve"): the team gets a row anew. To a
 * call for help we say once more whom to call, every time; to other words, but what tells nothing, that they are read, every few minutes and
 * until somebody of the team writes with them.
 * @returns whether it was that
 */
export const dangerAgain = (turn: Turn, text: string, intent: Intent | null): boolean => {
  const cries = intent !== null && !SILENT.has(intent) && HARD_INTENTS.includes(intent)
  if (!cries && !tells(turn, text, intent)) return false
  const { node, open } = turn
  delete open.awaitedAt
  if (cries && node.level && !open.quiet) turn.say(node)
  else sayAwaited(turn)
  open.awaitedAt = turn.now
  turn.emit({
    type: 'handed-off',
    reason: node.type === 'handoff' ? node.spec.reason : 'danger_again',
    priority: 'urgent',
  })
  return true
}

const tells = (turn: Turn, text: string, intent: Intent | null): boolean => {
  const { helped, quiet, awaitedAt } = turn.open
  if (!isInDanger(turn) || helped || quiet || isGreeting(text) || !/\p{L}/u.test(text) || CALM.has(intent)) return false
  return awaitedAt === undefined || Date.parse(turn.now) - Date.parse(awaitedAt) > LIMITS.dangerAgainMs
}
