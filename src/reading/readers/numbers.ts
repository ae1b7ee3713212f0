import { isMoreOrLess, isUnknown, leavesOpen } from '../doubt.ts'
import { clean, fold } from '../normalise.ts'
import { numberAt } from '../numbers/numbers-in-words.ts'
import { defineReader, type Lang } from '../reader.ts'
import { scan, type Token } from '../scan.ts'

export type NumbersOptions = {
  /** Highest number of the list that is asked about; 9999 when not given. */
  max?: number
}

const MOST = 500

/**
 * A list of whole numbers in rising order, each once: "del 12 al 15 y la 20" -> [12, 13, 14, 15, 20], "ninguno" -> [].
 * "3 o 4", a range that runs backwards and "menos" without a list are asked again.
 */
export const numbers = defineReader<number[], NumbersOptions>({
  name: 'numbers',
  takes: { max: 'number' },
  read: (text, { lang }, options) => {
    const plain = fold(clean(text))
    const tokens = scan(plain.replace(/(\d),(?=\d)/g, '$1, ').replace(/(\d)\.(?=\s|$)/g, '$1 '))
    if (none[lang].test(plain.replace(/[.!,]/g, ''))) return { value: [] }
    if (isUnknown(plain, lang) || tokens.length > 1200) return { problem: 'numbers.unclear' }
    if (all[lang].test(plain)) return { ambiguous: 'numbers.which' }
    const found = new Set<number>()
    let without = false
    let count: number | undefined
    let i = 0
    while (i < tokens.length) {
      if (except[lang].has(tokens[i]?.plain ?? '')) {
        without = true
        i++
        continue
      }
      const number = numberAt(tokens, i, lang, { articles: false })
      if (!number) {
        if (tokens[i]?.kind === 'number') return { problem: 'numbers.unclear' }
        i++
        continue
      }
      // "encontré 3: la 5, la 8 y la 9"
      if (tokens[number.next]?.plain === ':' && count === undefined && found.size === 0) {
        count = number.hundredths / 100
        i = number.next + 1
        continue
      }
      const end = rangeEnd(tokens, number.next, lang)
      const first = number.hundredths / 100
      const last = end ? end.value : first
      if (![first, last].every((value) => Number.isInteger(value) && value >= 0) || tokens[i - 1]?.raw === '-') {
        return { problem: 'numbers.unclear' }
      }
      if (last < first || last - first > MOST) return { ambiguous: 'numbers.range', values: { a: first, b: last } }
      const highest = options?.max ?? 9999
      if (last > highest) return { problem: 'numbers.too_high', values: { n: last, max: highest } }
      for (let value = first; value <= last; value++) {
        if (without) found.delete(value)
        else found.add(value)
      }
      i = end ? end.next : number.next
    }
    if (found.size === 0) return { problem: 'numbers.unclear' }
    if (found.size > MOST) return { problem: 'numbers.unclear' }
    if (count !== undefined && count !== found.size) return { ambiguous: 'numbers.which' }
    const list = [...found].sort((a, b) => a - b)
    if (leavesOpen(tokens, lang) || isMoreOrLess(plain, lang)) return { ambiguous: 'numbers.which' }
    return { value: list }
  },
})

/** "... al 15", "- 15", "a la 15". */
const rangeEnd = (tokens: readonly Token[], i: number, lang: Lang): { value: number; next: number } | null => {
  const joint = tokens[i]?.plain ?? ''
  if (!ranges[lang].has(joint)) return null
  let at = i + 1
  while (/^(el|la|los|las|numero|no|the|le|number)$/.test(tokens[at]?.plain ?? '')) at++
  const number = numberAt(tokens, at, lang, { articles: false })
  return number ? { value: number.hundredths / 100, next: number.next } : null
}

const ranges: Record<Lang, Set<string>> = {
  es: new Set(['al', 'a', 'hasta', '-']),
  en: new Set(['to', 'through', 'thru', 'until', '-']),
  fr: new Set(['a', 'au', "jusqu'a", '-']),
}
const except: Record<Lang, Set<string>> = {
  es: new Set(['menos', 'excepto', 'salvo', 'quitando', 'sin']),
  en: new Set(['except', 'without', 'minus']),
  fr: new Set(['sauf', 'sans', 'moins']),
}
const none: Record<Lang, RegExp> = {
  es: /^(a )?(ningun[oa]?|nadie|nada|cero|0|a nadie|no encontre( a)?( ninguno| nadie)?)$/,
  en: /^(none|nobody|no one|zero|0|nothing)$/,
  fr: /^(aucune?|personne|zero|0|rien)$/,
}
const all: Record<Lang, RegExp> = {
  es: /\b(tod[oa]s|casi tod[oa]s|los demas|las demas|el resto|la mayoria)\b/,
  en: /\b(all|everyone|everybody|the rest|most)\b/,
  fr: /\b(tous|toutes|le reste|la plupart)\b/,
}
