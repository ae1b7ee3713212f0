import { clean } from '../normalise.ts'
import { defineReader } from '../reader.ts'
import { keptOf, REFERENCE } from '../reply-refs.ts'

export type ReferenceOptions = {
  /** References that are open at present; one that is not among them is a problem. */
  known?: readonly string[]
}

/** A reference as it is kept: "cf1042", "CF 1042" -> "CF-1042"; "t 17" -> "T17"; "inv 77" -> "INV77". Two are asked again. */
export const reference = defineReader<string, ReferenceOptions>({
  name: 'reference',
  takes: { known: 'list' },
  read: (text, _context, options) => {
    const list = [...new Set([...clean(text).matchAll(REFERENCE)].map(keptOf))]
    const fitting = options?.known ? list.filter((each) => options.known?.includes(each)) : list
    const [first, second] = fitting
    if (first === undefined) return { problem: 'reference.unknown' }
    if (second !== undefined) return { ambiguous: 'reference.which', values: { a: first, b: second }, between: fitting }
    return { value: first }
  },
})
