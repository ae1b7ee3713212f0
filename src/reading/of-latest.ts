/**
 * The same function, which keeps what came of its latest few texts: a message is read by many readers at several questions, and each asks
 * the same of its words. `make` must give the same for the same, and nobody may change what it gives.
 */
export const ofLatest = <T, By extends [] | [string]>(
  make: (text: string, ...by: By) => T,
): ((text: string, ...by: By) => T) => {
  const latest = new Map<string, T>()
  return (text, ...by) => {
    const key = by.length === 0 ? text : `${by[0]}|${text}`
    const known = latest.get(key)
    if (known !== undefined) return known
    if (latest.size >= KEPT) latest.clear()
    const made = make(text, ...by)
    latest.set(key, made)
    return made
  }
}

/** A message, and it with less and less of its courtesies. */
const KEPT = 16
