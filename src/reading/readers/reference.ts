import { clean } from '../normalise.ts'
import { defineReader } from '../reader.ts'

export type ReferenceOptions = {
  /** References that are open at present; one that is not among them is a problem. */
  known?: readonly string[]
}

/** A reference as it is kept: "cf1042", "CF 1042" -> "CF-1042"; "t 17" -> "T17"; "f2031" -> "F2031". Two are asked again. */
export const reference = defineReader<string, ReferenceOptions>({
  name: 'reference',
  takes: { known: 'list' },
  read: (text, _context, options) => {
    const upper = clean(text).toUpperCase()
    const found = new Set<string>()
    for (const match of upper.matchAll(/\b(CF|T|F)[ -]?#?(\d{1,6})\b/g)) {
      found.add(match[1] === 'CF' ? `CF-${match[2]}` : `${match[1]}${match[2]}`)
    }
    const list = [...found]
    const fitting = options?.known ? list.filter((each) => options.known?.includes(each)) : list
    const [first, second] = fitting
    if (first === undefined) return { problem: 'reference.unknown' }
    if (second !== undefined) return { ambiguous: 'reference.which', values: { a: first, b: second }, between: fitting }
    return { value: first }
  },
})
