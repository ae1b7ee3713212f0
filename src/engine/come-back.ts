import { putBack, type Stood, staying } from './between.ts'
import { restOf } from './hearing/rest-of.ts'
import type { Next } from './node.ts'
import { nodes } from './nodes/index.ts'
import { knownAgain } from './set-aside.ts'
import type { Turn } from './turn.ts'

/** The flow on top is over: back to what it interrupted or who called it, or out. */
export function leave(turn: Turn, end: Extract<Next, { end: string }>): Next | null {
  const session = turn.open
  const bottom = session.frames[0]?.flow ?? ''
  const stays = turn.withdrawn || end.start !== undefined ? [] : staying(session.frames, end.closes ?? false)
  if (stays.length > 0) {
    const over = session.frames.find((each) => !stays.includes(each))
    session.frames = stays
    knowAgain(turn)
    if (over?.between) return standAgain(turn, over.between)
    return end.quietly && isAsked(turn) ? { stay: true } : comeBack(turn)
  }
  turn.emit({ type: 'ended', flow: bottom, outcome: end.end })
  if (end.start === undefined) {
    turn.session = null
    return null
  }
  session.frames = []
  const { hands = [] } = end
  session.answers = Object.fromEntries(Object.entries(session.answers).filter(([name]) => hands.includes(name)))
  delete session.handedOff
  return { call: end.start }
}

/** The answers of what was set aside are there again. */
export function knowAgain(turn: Turn): void {
  const { frame, open } = turn
  if (!frame.answers) return
  open.answers = knownAgain(frame.answers, open.answers, turn.library)
  delete frame.answers
}

/**
 * What was told between asked nothing: all stands as it stood. Else the question is put again, but not to who was silent;
 * its silences count on.
 */
function standAgain(turn: Turn, stood: Stood): Next {
  const { open: session, frame } = turn
  const asked = session.waitId !== stood.waitId
  putBack(session, stood)
  if (!asked) {
    delete frame.until
    if (isAsked(turn)) session.toldBetween = true
    return { stay: true }
  }
  if (turn.byTime && isAsked(turn)) {
    turn.waitOn(turn.node)
    return { stay: true }
  }
  turn.keepSilences = true
  const next = comeBack(turn)
  turn.keepSilences = false
  return next
}

function comeBack(turn: Turn): Next {
  const { node, frame } = turn
  const { until, onward } = frame
  delete frame.until
  if (frame.held) {
    delete frame.held
    return { held: true }
  }
  if (onward) {
    delete frame.onward
    delete frame.told
    return { go: node.name }
  }
  if (node.type === 'call') return { go: node.spec.go }
  if (node.type === 'wait') {
    if (until !== undefined && until <= turn.now) return { go: node.spec.go }
    turn.wait(node, until)
    return { stay: true }
  }
  const rest = restOf(turn)
  if (rest && !('miss' in rest)) return rest
  if (!nodes[node.type].waits) return { go: node.name }
  turn.dress = { ...turn.short(), ...(rest?.problem ? { before: [rest.problem] } : {}) }
  return turn.shown(node)
}

/** A question stands there, and nobody of the team has the conversation. */
function isAsked(turn: Turn): boolean {
  const { node, frame } = turn
  return !frame.held && node.type !== 'wait' && nodes[node.type].waits === true
}
