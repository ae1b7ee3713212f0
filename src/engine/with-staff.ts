import { OPENING } from './hearing/opening-answered.ts'
import { nodes } from './nodes/index.ts'
import type { Turn } from './turn.ts'

/**
 * What people of the team do with a conversation (F27). They may take it at any moment: the bot is silent until they give it back.
 * @returns whether the event is one of theirs
 */
export const withStaff = (turn: Turn, event: string): boolean => {
  const { handedOff } = turn.open
  if (event === 'handoff.resolved') {
    // What is said from here on is for the team anew.
    delete turn.open.noted
    if (handedOff) release(turn)
  } else if (event === 'staff.took') {
    if (!handedOff) turn.giveUp('staff_writes')
  } else if (event === 'handoff.taken') {
    if (handedOff && !turn.open.helped && canHear(turn)) say(turn, 'taken')
    turn.open.helped = true
  } else if (event === 'voice.heard') {
    delete turn.open.acknowledged
  } else if (event === 'handoff.late') {
    if (handedOff && canHear(turn)) say(turn, 'late_answer')
  } else if (event === 'staff.waits') {
    if (handedOff) {
      // Not everybody is known by a name, and a gap is never sent.
      say(turn, turn.value('person.address_form') === null ? 'opening_unnamed' : 'opening', true)
      turn.open.opening = true
    }
  } else return false
  return true
}

/** The team gives the conversation back: every hand-off on the stack is over. */
const release = (turn: Turn): void => {
  const session = turn.open
  delete session.handedOff
  delete session.awaitedAt
  delete session.helped
  delete session.quiet
  delete session.acknowledged
  session.misses = 0
  for (const frame of session.frames) delete frame.held
  const { node } = turn
  if (node.type === 'handoff') turn.answer({ kind: 'event', values: {} })
  else if (nodes[node.type].waits) turn.reshow({ before: [turn.words('common', 'handed_back')], ...turn.short() })
  else turn.advance({ go: node.name })
}

/** Free words reach them: what is only a courtesy is not worth a template. */
const canHear = (turn: Turn): boolean => turn.value('contact.window_open') !== false && !turn.open.quiet

const say = (turn: Turn, key: string, template = false): void => {
  const text = turn.words('common', key)
  if (template) text.options = [...OPENING]
  turn.emit({ type: 'said', text, level: 'L0', ...(template ? { template } : {}), ...turn.channel() })
}
