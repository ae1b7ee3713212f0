import type { Json } from '../engine/session.ts'
import type { Setting } from './formats.ts'

/** The values that placeholders read, nested by their paths, and the setting that formats read. */
export type Scope = { values: Record<string, Json>; setting: Setting }

/** `matter.alias` in the reference becomes `{ matter: { alias } }`, as placeholders read it. */
export const scopeOf = (flat: Record<string, Json>, setting: Setting): Scope => {
  const values: Record<string, Json> = { now: {} }
  for (const [path, value] of Object.entries(flat)) {
    const steps = path.split('.')
    let inner: Record<string, Json> = values
    for (const step of steps.slice(0, -1)) {
      const next = inner[step]
      inner = inner[step] = next !== null && typeof next === 'object' && !Array.isArray(next) ? next : {}
    }
    const last = steps.at(-1)
    if (last !== undefined)
      inner[last] = Array.isArray(value) ? value.map((one) => (typeof one === 'object' ? one : String(one))) : value
  }
  const count = values.count ?? values.n
  if (typeof count === 'number') values.count = count
  return { values, setting }
}

/** The value at a path; null when there is none. */
export const valueIn = (values: Record<string, Json>, path: string): Json => {
  let value: Json = values
  for (const step of path.split('.')) {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return null
    value = value[step] ?? null
  }
  return value
}
