import type { TurnTools } from './node.ts'
import type { Json } from './session.ts'

/** Parts of a value, each under its own name; one that was not said leaves what is known. */
export const keepParts = (turn: TurnTools, fields: readonly string[], value: Json): void => {
  const parts = value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {}
  for (const field of fields) if (parts[field] != null) turn.save(field, parts[field])
}
