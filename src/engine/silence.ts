import type { Turn } from './turn.ts'

/** A timer fired. Only that of the open wait counts; a late one of an earlier wait changes nothing. */
export const silence = (turn: Turn, waitId: string) => {
  const session = turn.session
  if (!session || session.waitId !== waitId || session.handedOff) return
  turn.byTime = true
  const { node } = turn
  if (node.type === 'wait' && session.until !== undefined) return turn.answer({ kind: 'time' })
  const step = node.silence[session.silences]
  if (!step) return
  const opens = step.go === undefined ? opensLater(turn) : null
  if (opens !== null) return turn.emit({ type: 'waited', waitId, until: opens })
  session.silences += 1
  if (step.channel) session.channel = step.channel
  if (step.go !== undefined) turn.advance({ go: step.go })
  else turn.reshow({}, true)
}

/** Nobody is asked again at night or on a day of rest: the repeat waits, and what comes after it is reckoned from then. */
const opensLater = (turn: Turn): string | null => {
  const opens = turn.value('now.opens')
  const rests = turn.value('now.quiet') === true && (turn.node.pressing ?? turn.flow.pressing) !== 'safety'
  return rests && typeof opens === 'string' && opens > turn.now ? opens : null
}
