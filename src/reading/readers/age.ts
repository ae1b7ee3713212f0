import { isMoreOrLess, isUnknown } from '../doubt.ts'
import { clean, fold } from '../normalise.ts'
import { numberAt } from '../numbers/numbers-in-words.ts'
import { defineReader, type Lang } from '../reader.ts'
import { scan } from '../scan.ts'

const OLDEST = 110

export type AgeOptions = {
  /** It was not asked for: only what they say of themselves, or alone. */
  own?: boolean
}

/** Years of age: "15", "tengo quince años", "cumplí 18 en marzo". "Casi 18" and two ages are asked again. */
export const age = defineReader<number, AgeOptions>({
  name: 'age',
  takes: { own: 'yes or no' },
  read: (text, { lang }, options) => {
    const whole = fold(clean(text))
    const plain = options?.own ? (OWN[lang].exec(whole)?.[0] ?? '') : whole
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

/** "Mi papá tiene 45" is no age of theirs. */
const OWN: Record<Lang, RegExp> = {
  es: /^(?:(?:hola|buen[oa]s?|dias|tardes|noches|yo|ya)[\s,.]+)*(?:(?:tengo|cumpli|soy de)\s+)?\S+?(?: y \S+?)?(?:\s+anos)?(?:\s*[,.;!?]|\s*$|\s+(?:y|pero)\s)|\btengo\s+\S+?(?: y \S+?)?\s+anos\b/,
  en: /^(?:(?:hi|hello)[\s,.]+)*(?:(?:i am|i'm|im)\s+)?\S+?(?:\s+years?(?: old)?)?(?:\s*[,.;!?]|\s*$|\s+(?:and|but)\s)|\bi(?: a|')?m\s+\S+?\s+years old\b/,
  fr: /^(?:bonjour[\s,.]+)*(?:j'ai\s+)?\S+?(?: et \S+?)?(?:\s+ans)?(?:\s*[,.;!?]|\s*$|\s+(?:et|mais)\s)|\bj'ai\s+\S+?\s+ans\b/,
}
