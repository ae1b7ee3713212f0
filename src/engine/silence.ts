import type { Turn } from './turn.ts'

/** A timer fired. Only that of the open wait counts; a late one of an earlier wait changes nothing. */
export const silence = (turn: Turn, waitId: string) => {
  const session = turn.session
  if (!session || session.waitId !== waitId || session.handedOff) return
  const { node } = turn
  if (node.type === 'wait' && session.until !== undefined) return turn.answer({ kind: 'time' })
  const step = node.silence[session.silences]
  if (!step) return
  session.silences += 1
  if (step.channel) session.channel = step.channel
  if (step.go !== undefined) turn.advance({ go: step.go })
  else turn.reshow({}, true)
}
