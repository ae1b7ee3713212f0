/** Ids asked for in one question. */
const AT_ONCE = 500

/** What `read` gives for so many ids at a time, one after the other. */
export async function chunked<T>(ids: readonly string[], read: (some: string[]) => Promise<T[]>): Promise<T[]> {
  const found: T[] = []
  for (let from = 0; from < ids.length; from += AT_ONCE)
    for (const each of await read(ids.slice(from, from + AT_ONCE))) found.push(each)
  return found
}
