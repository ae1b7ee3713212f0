import { fold } from '../fold.ts'
import type { Choice } from '../node.ts'

/** The label of an option, then its words, folded. Folding eighty of them takes longer than the whole turn, so once for each option. */
export const foldedNames = (choice: Choice): readonly [string, ...string[]] => {
  const known = folded.get(choice)
  if (known) return known
  const names: [string, ...string[]] = [fold(choice.label), ...choice.words.map(fold)]
  folded.set(choice, names)
  return names
}

const folded = new WeakMap<Choice, readonly [string, ...string[]]>()
