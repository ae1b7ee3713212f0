import type { TurnTools } from '../node.ts'
import type { Json } from '../session.ts'
import { merged } from './merged.ts'

/**
 * Saves parts of a value, each under its own name; one that was not said leaves what is known.
 * `mends`: of a list only the items that are named change or are added.
 * @returns what is left of the value: nothing is kept twice
 */
export const keepParts = (turn: TurnTools, fields: readonly string[], value: Json, mends = false): Json => {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  for (const [field, part] of Object.entries(partsOf(fields, value)))
    turn.save(field, mends ? merged(turn.value(`answers.${field}`), part) : part)
  return Object.fromEntries(Object.entries(value).filter(([field]) => !fields.includes(field)))
}

/** Those of these parts that a value has. */
export const partsOf = (fields: readonly string[], value: Json): Record<string, Json> => {
  const parts = value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {}
  return Object.fromEntries(fields.flatMap((field) => (parts[field] == null ? [] : [[field, parts[field]]])))
}
