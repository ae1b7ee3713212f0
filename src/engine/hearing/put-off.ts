import type { Intent } from '../../reading/intent.ts'
import { knowAgain } from '../come-back.ts'
import { LIMITS } from '../limits.ts'
import type { Node } from '../nodes/index.ts'
import { Turn } from '../turn.ts'
import { isDrawing } from './drawing.ts'
import { exactChoice } from './exact-choice.ts'
import { isGreeting } from './greeting.ts'
import { isLate } from './late-answer.ts'
import { bareOf, namedIn } from './named-in.ts'
import { nearLabel, offered } from './option-said.ts'
import { isAnswer, isOwnWords, OWN_WORDS } from './own-answer.ts'
import { withRest } from './with-rest.ts'

/**
 * "Sí soy yo", "2021" where it is asked when we shall write (`puts_off`): the turn in which these words answer the question beneath, in the very
 * words of one of its options or as its reader understands them. Null: they do not, or nothing is put off.
 * @param answer what words at an open question do
 */
export const answeredBeneath = (
  turn: Turn,
  text: string,
  intent: Intent | null,
  answer: (turn: Turn, text: string) => void,
): Turn | null => {
  const beneath = isLate(turn) ? null : beneathOf(turn)
  if (!beneath || isGreeting(text) || isDrawing(text) || !isSaid(beneath, text, intent)) return null
  answer(beneath.trial, text)
  return beneath.trial
}

/** Words that are no answer to what puts off, either: on with what was put off. In an open answer they could only be a wrong one. */
export const heardBeneath = (turn: Turn, text: string, answer: (turn: Turn, text: string) => void): Turn | null => {
  const { node } = turn
  if (node.type !== 'choose' || 'value' in turn.read('choice', text, { options: offered(turn) })) return null
  const beneath = beneathOf(turn)
  if (beneath?.question.type !== 'choose') return null
  answer(beneath.trial, text)
  return beneath.trial
}

type Beneath = { trial: Turn; question: Node }
const beneathOf = (turn: Turn): Beneath | null => {
  if (!turn.node.putsOff) return null
  const trial = new Turn(turn.parts, turn.library, turn.context, turn.session)
  const question = questionBeneath(trial)
  return question && { trial, question }
}

/** As if the flow on top were over, without a word: at the question beneath it, or null where none would be put next. */
const questionBeneath = (turn: Turn): Node | null => {
  const { frames } = turn.open
  if (frames.length < 2 || frames.at(-1)?.between) return null
  frames.pop()
  if (turn.frame.held || turn.frame.onward) return null
  knowAgain(turn)
  delete turn.frame.until
  turn.open.misses = 0
  for (let steps = 0; steps < LIMITS.stepsPerTurn; steps++) {
    const { node } = turn
    if (node.type === 'choose' || node.type === 'ask') return node
    const next = node.type === 'call' ? { go: node.spec.go } : node.type === 'branch' ? turn.shown(node) : null
    if (!next || !('go' in next)) return null
    turn.frame.node = next.go
    if (turn.node.record.length > 0 || turn.node.alert || turn.node.count) return null
  }
  return null
}

const isSaid = ({ trial: turn, question }: Beneath, text: string, intent: Intent | null): boolean => {
  const id = namedIn(turn, text, (said) => exactChoice(said, offered(turn), 0))
  // A bare "sí" is for what was asked last; "sí soy yo" says what it answers.
  const named = id !== null && ((intent !== 'YES' && intent !== 'NO') || bareOf(turn, text).split(/\s+/).length > 2)
  if (question.type === 'ask') {
    const { reader, against } = question.spec
    return named || (OWN_WORDS.has(reader) ? against !== undefined && isOwnWords(turn, text) : isAnswer(turn, text))
  }
  return named || nearLabel(turn, text) !== null || (id === null && withRest(turn, text) !== null)
}
