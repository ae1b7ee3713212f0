/** Ids that are the same in every run: `id-1`, `id-2` ... */
export function createIds(prefix = 'id'): () => string {
  let last = 0
  return () => `${prefix}-${++last}`
}
