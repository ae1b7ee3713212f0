import type { Lang } from '../reader.ts'
import type { Token } from '../scan.ts'
import { numberKey, numberWords } from './number-words.ts'

/** A whole number below 1000 in words; `article` when it is only "un", "a", "une". */
export type Small = { value: number; next: number; article?: boolean }

export const belowThousand = (tokens: readonly Token[], i: number, lang: Lang): Small | null => {
  const table = numberWords[lang]
  const key = numberKey(tokens[i], lang)
  if (key === undefined) return null
  let value = table.hundreds.get(key)
  let next = i + 1
  if (value === undefined) {
    const small = belowHundred(tokens, i, lang)
    if (!small) return null
    const after = numberKey(tokens[small.next], lang)
    if (!table.hundredWords.has(after ?? '') || small.value > 9) return small
    value = small.value * 100
    next = small.next + 1
  }
  const joined = table.joinsHundreds.has(numberKey(tokens[next], lang) ?? '') ? next + 1 : next
  const rest = belowHundred(tokens, joined, lang)
  // "cien un taxi" are two things, but "ciento" never stands alone.
  if (!rest || (rest.article && tokens[i]?.plain !== 'ciento')) return { value, next }
  return { value: value + rest.value, next: rest.next }
}

const belowHundred = (tokens: readonly Token[], i: number, lang: Lang): Small | null => {
  const table = numberWords[lang]
  const key = numberKey(tokens[i], lang)
  const value = key === undefined ? undefined : table.small.get(key)
  if (key === undefined || value === undefined) return null
  const article = table.articles.has(key)
  if (lang === 'fr') return frenchBelowHundred(tokens, i, value)
  if (value < 10 || value % 10 !== 0) return { value, next: i + 1, article }
  const joint = numberKey(tokens[i + 1], lang)
  let at = joint !== undefined && table.joinsTens.has(joint) ? i + 2 : i + 1
  if (tokens[at]?.raw === '-') at++
  if (lang === 'es' && at === i + 1) return { value, next: i + 1, article: false }
  const unit = table.small.get(numberKey(tokens[at], lang) ?? '')
  if (unit === undefined || unit < 1 || unit > 9) return { value, next: i + 1, article: false }
  return { value: value + unit, next: at + 1, article: false }
}

/** soixante-dix, quatre-vingt-douze, vingt et un. */
const frenchBelowHundred = (tokens: readonly Token[], i: number, first: number) => {
  const skip = (at: number): number => {
    let next = at
    while (tokens[next]?.raw === '-' || tokens[next]?.plain === 'et') next++
    return next
  }
  const at = (index: number) => numberWords.fr.small.get(numberKey(tokens[index], 'fr') ?? '')
  let value = first
  let next = i + 1
  const article = numberWords.fr.articles.has(numberKey(tokens[i], 'fr') ?? '')
  const score = skip(next)
  if (value === 4 && at(score) === 20) {
    value = 80
    next = score + 1
  }
  if (value >= 20 && value % 10 === 0) {
    const unit = at(skip(next))
    const most = value === 60 || value === 80 ? 19 : 9
    if (unit !== undefined && unit >= 1 && unit <= most)
      return { value: value + unit, next: skip(next) + 1, article: false }
  }
  if (value === 10) {
    const unit = at(skip(next))
    if (unit !== undefined && unit >= 7 && unit <= 9) return { value: 10 + unit, next: skip(next) + 1, article: false }
  }
  return { value, next, article: article && next === i + 1 }
}
