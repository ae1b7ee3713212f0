/** Characters of a part: what a text has room for beside the reference and the count. */
const ROOM = 110

/** A letter in parts that one text each has room for, divided between words; none is left out. */
export function parts(words: string): { text: string; number: number; of: number }[] {
  const found: string[] = []
  for (const word of words.trim().split(/\s+/)) {
    const last = found.at(-1)
    const longer = last === undefined ? word : `${last} ${word}`
    if (last !== undefined && longer.length <= ROOM) found[found.length - 1] = longer
    else for (let at = 0; at < word.length; at += ROOM) found.push(word.slice(at, at + ROOM))
  }
  return found.map((text, index) => ({ text, number: index + 1, of: found.length }))
}
