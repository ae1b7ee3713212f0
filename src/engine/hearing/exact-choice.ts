import { foldedNames } from '../flow/folded-names.ts'
import { fold } from '../fold.ts'
import type { Choice } from '../node.ts'

/** The option that the text names without any doubt: its number among the shown ones, its label, or one of its words. */
export const exactChoice = (text: string, choices: readonly Choice[], shown: number): string | null => {
  const said = fold(text)
  if (said === '') return null
  if (/^\d{1,2}$/.test(said)) return Number(said) <= shown ? (choices[Number(said) - 1]?.id ?? null) : null
  return namesOf(choices).get(said) ?? null
}

const known = new WeakMap<readonly Choice[], ReadonlyMap<string, string | null>>()

/** Folded label or word -> option, null where two options share it. */
const namesOf = (choices: readonly Choice[]): ReadonlyMap<string, string | null> => {
  const made = known.get(choices)
  if (made) return made
  const names = new Map<string, string | null>()
  for (const choice of choices) {
    const { id } = choice
    for (const name of foldedNames(choice)) {
      const other = names.get(name)
      names.set(name, other === undefined || other === id ? id : null)
    }
  }
  known.set(choices, names)
  return names
}
