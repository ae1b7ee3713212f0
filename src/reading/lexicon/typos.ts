import { distance } from 'fastest-levenshtein'

const SHORTEST = 5

/**
 * Finds the one known word that differs from a word by a single slip of the finger: a letter too many, too few, another
 * one, or two changed places. The first letter must be right, and known words are never corrected.
 */
export const createCorrector = (
  known: Iterable<string>,
  ordinary: Iterable<string>,
): ((word: string) => string | undefined) => {
  const vocabulary = new Set(known)
  const never = new Set(ordinary)
  const byHole = new Map<string, Set<string>>()
  for (const word of vocabulary) {
    if (word.length < SHORTEST) continue
    for (const hole of [word, ...holes(word)]) {
      const list = byHole.get(hole) ?? new Set()
      list.add(word)
      byHole.set(hole, list)
    }
  }
  return (word) => {
    if (word.length < SHORTEST || word.length > 24 || vocabulary.has(word) || never.has(word)) return undefined
    const found = new Set<string>()
    for (const hole of [word, ...holes(word)]) {
      for (const candidate of byHole.get(hole) ?? []) if (isSlip(word, candidate)) found.add(candidate)
    }
    const [only, ...more] = found
    return more.length === 0 ? only : undefined
  }
}

const holes = (word: string): string[] => {
  const list: string[] = []
  for (let i = 1; i < word.length; i++) list.push(word.slice(0, i) + word.slice(i + 1))
  return list
}

const isSlip = (a: string, b: string): boolean => {
  if (a[0] !== b[0]) return false
  if (distance(a, b) === 1) return true
  if (a.length !== b.length) return false
  let i = 0
  while (a[i] === b[i]) i++
  return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2)
}
