import { decidesNothing } from '../flow/decides.ts'
import type { Option } from '../flow/option.ts'
import type { Next } from '../node.ts'
import { choose } from '../nodes/choose.ts'
import type { Node } from '../nodes/index.ts'
import type { Turn } from '../turn.ts'

/**
 * "T3 no avanza, me amenazaron": people were told of the danger at once, and the question waited. Now the same words are its answer, where an
 * answer decides nothing; what is decided is asked anew, since nobody decides freely in one breath with a threat. Null: nothing was said
 * but that, or nothing may follow from it.
 */
export const restOf = (turn: Turn): Next | null => {
  const { node, frame } = turn
  const { told } = frame
  delete frame.told
  if (told === undefined || node.type !== 'choose' || !decidesNothing(turn.flow, node)) return null
  return choose.resume?.(keepingNoWords(node), turn, { kind: 'text', text: told }) ?? null
}

/** It would keep the very call for help, as a question to people or as what else was said. */
const keepingNoWords = (node: Extract<Node, { type: 'choose' }>): Extract<Node, { type: 'choose' }> => {
  const bare = ({ save, ...option }: Option): Option => option
  const { otherwise, shown, also, ...spec } = node.spec
  return { ...node, spec: { ...spec, shown: shown.map(bare), also: also.map(bare) } }
}
