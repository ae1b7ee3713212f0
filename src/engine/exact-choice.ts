import { fold } from './fold.ts'
import type { Choice } from './node.ts'

/** The option that the text names without any doubt: its number among the shown ones, its label, or one of its words. */
export const exactChoice = (text: string, choices: readonly Choice[], shown: number): string | null => {
  const said = fold(text)
  if (said === '') return null
  if (/^\d{1,2}$/.test(said)) return Number(said) <= shown ? (choices[Number(said) - 1]?.id ?? null) : null
  return namesOf(choices).get(said) ?? null
}

const folded = new WeakMap<readonly Choice[], ReadonlyMap<string, string | null>>()

/** Folded label or word -> option, null where two options share it. Folding twenty words takes longer than the whole turn, so once. */
const namesOf = (choices: readonly Choice[]): ReadonlyMap<string, string | null> => {
  const known = folded.get(choices)
  if (known) return known
  const names = new Map<string, string | null>()
  for (const { id, label, words } of choices) {
    for (const name of [label, ...words].map(fold)) {
      const other = names.get(name)
      names.set(name, other === undefined || other === id ? id : null)
    }
  }
  folded.set(choices, names)
  return names
}
