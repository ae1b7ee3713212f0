/** The list with the entry, each once and in order, so that the order of telling leaves no trace. */
export const including = (list: readonly string[], entry: string): string[] =>
  list.includes(entry) ? [...list] : [...list, entry].sort()

export const without = (list: readonly string[], entry: string): string[] => list.filter((each) => each !== entry)
