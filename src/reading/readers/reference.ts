import { clean } from '../normalise.ts'
import { defineReader } from '../reader.ts'
import { keptOf, REFERENCE, withRefs } from '../reply/refs.ts'

export type ReferenceOptions = {
  /** References that are open at present; one that is not among them is a problem. */
  known?: readonly string[]
}

/**
 * A reference as it is kept: "cf1042", "CF 1042" -> "CF-1042"; "t 17" -> "T17"; "inv 77" -> "INV77". Two are asked again.
 * Of those that are known the number alone will do: "el caso 1042", "la 1042".
 */
export const reference = defineReader<string, ReferenceOptions>({
  name: 'reference',
  takes: { known: 'list' },
  read: (text, _context, options) => {
    const known = options?.known
    const written = known ? withRefs(clean(text)) : clean(text)
    const list = [...new Set([...written.matchAll(REFERENCE)].map(keptOf))]
    const fitting = !known
      ? list
      : list.length > 0
        ? list.filter((each) => known.includes(each))
        : byNumber(written, known)
    const [first, second] = fitting
    if (first === undefined) return { problem: known ? 'reference.not_known' : 'reference.unknown' }
    if (second !== undefined) return { ambiguous: 'reference.which', values: { a: first, b: second }, between: fitting }
    return { value: first }
  },
})

/** "el 4065" of "CF-4065". */
const byNumber = (text: string, known: readonly string[]): string[] => {
  const numbers = new Set(text.match(/\d+/g))
  return known.filter((each) => numbers.has(each.replace(/\D+/g, '')))
}
