import { textWhenIdle } from './hearing/idle.ts'
import { nodes } from './nodes/index.ts'
import type { Json } from './session.ts'
import type { Turn } from './turn.ts'

/**
 * The open question was kept back, since it is not so any more (`while`): nobody will answer it, so it is over. `writes`: it had been an answer
 * to somebody, who gets the one that they would get with nothing open.
 */
export const questionDropped = (turn: Turn, { flow, node }: Record<string, Json>, writes: boolean): void => {
  const asks = nodes[turn.node.type].waits && turn.node.type !== 'wait' && !turn.open.handedOff
  if (!asks || turn.frame.flow !== flow || turn.node.name !== node) return
  turn.advance({ end: 'not_so_any_more' })
  if (writes && turn.session === null) textWhenIdle(turn, '')
}
