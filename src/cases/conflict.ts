import type { Actor, Update } from './noun.ts'

/**
 * A fact that has one value: two sources that tell different ones are put to a person, who decides by telling it again. The
 * later one does not silently win.
 */
export type Settles = {
  fact: string
  /** The value that the update tells; null: it is open again; undefined: the update does not speak of it. */
  value: (update: Update) => string | null | undefined
}

/** What stands of each fact, and who said it. */
export type Standing = Map<string, { value: string; from: string; key: string }>

/** What the bot tells it was told by the person; a timer and an import speak for nobody else. */
const sourceOf = ({ kind, id }: Actor): string =>
  kind === 'bot' || kind === 'person' ? 'the person' : `${kind}:${id ?? ''}`

/** The update that says otherwise, or null. Staff decide: what they tell contradicts nobody. */
export function contradicted(standing: Standing, settles: Settles | undefined, update: Update): string | null {
  if (!settles || update.actor.kind === 'staff') return null
  const value = settles.value(update)
  const known = standing.get(settles.fact)
  if (value == null || !known || known.value === value || known.from === sourceOf(update.actor)) return null
  return known.key
}

/** Notes what an accepted update tells. */
export function settle(standing: Standing, settles: Settles | undefined, update: Update): void {
  const value = settles?.value(update)
  if (!settles || value === undefined) return
  if (value === null) standing.delete(settles.fact)
  else standing.set(settles.fact, { value, from: sourceOf(update.actor), key: update.key })
}
