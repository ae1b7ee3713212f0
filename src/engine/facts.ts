import type { Json } from './session.ts'

/**
 * What a conversation may know of the world: a read-only snapshot, assembled before the turn. The first level is the
 * group that a flow declares in `facts` (person, contact, claim ...); a missing value is null.
 */
export type Facts = Record<string, Json>

/** The value at `contact.level` or `answers.slot`; null where any step of the path is missing. Never walks prototypes. */
export const valueAt = (root: Record<string, Json>, path: string): Json => {
  let value: Json = root
  for (const step of stepsOf(path)) {
    if (value === null || typeof value !== 'object' || Array.isArray(value) || !Object.hasOwn(value, step)) return null
    value = value[step] ?? null
  }
  return value
}

/** Every turn looks at hundreds of values by a few hundred paths, all of them written in flows. */
const stepsOf = (path: string): readonly string[] => {
  const known = steps.get(path)
  if (known) return known
  const made = path.split('.')
  steps.set(path, made)
  return made
}
const steps = new Map<string, readonly string[]>()
