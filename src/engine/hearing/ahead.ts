import type { Intent } from '../../reading/intent.ts'
import { takenAt } from '../flow/options-of.ts'
import { fold } from '../fold.ts'
import type { Node } from '../nodes/index.ts'
import { Turn } from '../turn.ts'
import { isDrawing } from './drawing.ts'
import { exactChoice } from './exact-choice.ts'
import { isGreeting } from './greeting.ts'
import { isLate } from './late-answer.ts'
import { bareOf } from './named-in.ts'

/** Said alone they may be for what we said last: "está bien" to "sin prisa". */
const BARE = new Set<Intent>(['YES', 'NO', 'LATER', 'THANKS'])
const BARE_WORDS = 2

/**
 * "Ya le pregunté, sí lo conozco", where nothing is asked yet: the question to which their words lead is not put where they answer it. Null:
 * they do not, or they mean what another flow is for.
 * @param answer what words at an open question do
 */
export const answeredAhead = (
  turn: Turn,
  text: string,
  intent: Intent | null,
  answer: (turn: Turn, text: string) => void,
): Turn | null => {
  const question = questionAhead(turn)
  if (!question || isGreeting(text) || isDrawing(text)) return null
  const own = intent !== null && takenAt(question).includes(intent.toLowerCase())
  if (intent !== null && !BARE.has(intent) && !own) return null
  const trial = new Turn(turn.parts, turn.library, turn.context, turn.session)
  trial.frame.node = question.name
  trial.open.misses = 0
  // Nothing was asked, so no question of ours is old; what would be recorded at once is asked all the same.
  const late = isLate(turn)
  trial.open.askedAt = turn.now
  // Thanks are for what we said last, however long they are: a talk that is yet to ask is not over with them.
  const few = fold(bareOf(turn, text)).split(' ').length <= BARE_WORDS
  const bare = intent === 'THANKS' || (intent !== null && BARE.has(intent) && few)
  if (bare && !isNamed(trial, text)) return null
  answer(trial, text)
  if (trial.session && isPutOff(trial, question)) return null
  return late && trial.events.some(({ type }) => type === 'recorded') ? null : trial
}

/** No answer, or one for later: then the question is put. */
const isPutOff = (turn: Turn, question: Node): boolean =>
  turn.node.type === 'wait' || (turn.node === question && turn.open.misses > 0)

/** The very words of an option that is neither a yes nor a no: "soy yo", where they were asked about somebody else. */
const isNamed = (turn: Turn, text: string): boolean => {
  const exact = exactChoice(text, turn.choices(turn.node.name), 0)
  return exact !== null && !BARE.has(exact.toUpperCase() as Intent)
}

const questionAhead = (turn: Turn): Node | null => {
  const { node } = turn
  const next = node.type === 'wait' ? turn.flow.nodes.get(node.spec.message) : undefined
  return next && (next.type === 'choose' || next.type === 'ask') && next.record.length === 0 && !next.count
    ? next
    : null
}
