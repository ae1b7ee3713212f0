import { takenAt } from '../flow/options-of.ts'
import type { Frame } from '../session.ts'
import type { Turn } from '../turn.ts'
import { exactChoice } from './exact-choice.ts'
import { namedIn } from './named-in.ts'

/**
 * Does this answer the question on top of which something else was told? A button says which question it means, and so do the very words
 * of one of its options ("quiero participar") where they are none of the question above.
 */
export const answersBeneath = (turn: Turn, text: string, button: string | undefined): boolean => {
  const { frames, handedOff } = turn.open
  const beneath = frames[frames.findIndex(({ between }) => between !== undefined) - 1]
  if (!beneath || handedOff) return false
  if (button !== undefined) return button.startsWith(`${beneath.flow}.${beneath.node}.`)
  return names(turn, text, beneath) && !names(turn, text, turn.frame)
}

const names = (turn: Turn, text: string, { flow, node: name }: Frame): boolean => {
  const { parts, context, library } = turn
  const { lang, country } = context
  const node = library.byName.get(flow)?.nodes.get(name)
  if (node?.type !== 'choose') return false
  const offered = parts.words.choices(flow, name, takenAt(node), lang, country)
  // A number means what was shown last.
  return namedIn(turn, text, (said) => exactChoice(said, offered, 0)) !== null
}
