import { LIMITS } from './limits.ts'
import type { Next } from './node.ts'
import type { Turn } from './turn.ts'

/** Rule RR: rephrase with numbers, then offer a person, then hand over; the place is kept. */
export const miss = (turn: Turn, next: Extract<Next, { miss: true }>) => {
  const session = turn.open
  session.misses += 1
  delete session.offered
  if (session.misses >= LIMITS.misses) return turn.giveUp('misses', 'handed')
  if (next.question) {
    if (next.offered !== undefined) session.offered = next.offered
    return turn.askInstead(next.question)
  }
  const first = session.misses === 1
  if (first && !next.problem && turn.parts.words.has(turn.frame.flow, `${turn.node.name}.again`)) {
    return turn.reshow({ variant: 'again', numbered: true })
  }
  const usual = turn.words('common', first ? 'miss' : 'miss_help')
  turn.reshow({ before: [next.problem ?? usual], numbered: true, ...turn.short() })
}
