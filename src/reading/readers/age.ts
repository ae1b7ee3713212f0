import { isMoreOrLess, isUnknown } from '../doubt.ts'
import { clean, fold } from '../normalise.ts'
import { numberAt } from '../numbers-in-words.ts'
import { defineReader } from '../reader.ts'
import { scan } from '../scan.ts'

const OLDEST = 110

/** Years of age: "15", "tengo quince años", "cumplí 18 en marzo". "Casi 18" and two ages are asked again. */
export const age = defineReader<number>({
  name: 'age',
  read: (text, { lang }) => {
    const plain = fold(clean(text))
    const tokens = scan(plain)
    if (isUnknown(plain, lang) || isMoreOrLess(plain, lang) || tokens.length > 60) return { problem: 'age.unclear' }
    const found = new Set<number>()
    for (let i = 0; i < tokens.length; ) {
      const number = numberAt(tokens, i, lang, { articles: false })
      if (number) found.add(number.hundredths / 100)
      else if (tokens[i]?.kind === 'number') return { problem: 'age.unclear' }
      i = number ? number.next : i + 1
    }
    const [first, second] = found
    if (first !== undefined && second !== undefined) return { ambiguous: 'age.which', values: { a: first, b: second } }
    return first !== undefined && Number.isInteger(first) && first >= 1 && first <= OLDEST
      ? { value: first }
      : { problem: 'age.unclear' }
  },
})
