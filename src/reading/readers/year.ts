import { dayOf } from '../calendar.ts'
import { isUnknown } from '../doubt.ts'
import { clean, fold } from '../normalise.ts'
import { numberAt } from '../numbers/numbers-in-words.ts'
import { defineReader, type Lang, type Reading } from '../reader.ts'
import { scan, type Token } from '../scan.ts'

export type YearOptions = {
  /** Earliest year that can be meant; 1960 when not given. */
  min?: number
  /** It was asked for the last time: of several years the latest, unless one or the other is meant. */
  last?: boolean
}

/**
 * A year that has begun: "2019", "en el 19", "dos mil diecinueve", "hace 6 años", "el año pasado", "sigo acá" (this year).
 * Two years are asked again, except for the last of them; a future one is a problem.
 */
export const year = defineReader<number, YearOptions>({
  name: 'year',
  takes: { min: 'number', last: 'yes or no' },
  read: (text, { lang, now, zone }, options) => {
    const plain = fold(clean(text)).replace(/'(?=\d\d\b)/g, '')
    const thisYear = dayOf(now, zone).year
    if (isUnknown(plain, lang)) return { problem: 'year.unclear' }
    const tokens = scan(plain)
    if (tokens.length > 60) return { problem: 'year.unclear' }
    const found = [...new Set(yearsIn(tokens, plain, lang, thisYear))]
    const [value, second] = found
    if (value === undefined) return { problem: 'year.unclear' }
    if (options?.last && !EITHER.test(plain)) return inTime(Math.max(...found), thisYear, options)
    if (second !== undefined) return { ambiguous: 'year.which', values: { a: value, b: second }, between: found }
    return inTime(value, thisYear, options)
  },
})

const inTime = (value: number, thisYear: number, options: YearOptions | undefined): Reading<number> =>
  value > thisYear || value < (options?.min ?? 1960) ? { problem: 'year.unclear' } : { value }

const EITHER = /\b(?:o|entre|or|between|ou)\b/

const yearsIn = (tokens: readonly Token[], plain: string, lang: Lang, thisYear: number): number[] => {
  const found: number[] = []
  for (const [pattern, back] of relative[lang]) if (pattern.test(plain)) found.push(thisYear - back)
  let i = 0
  while (i < tokens.length) {
    const number = numberAt(tokens, i, lang, { articles: yearsFollow(tokens, i + 1, lang) })
    if (!number) {
      i++
      continue
    }
    const value = number.hundredths / 100
    const pair = number.digits ? null : spokenPair(tokens, number.next, value, lang)
    const next = pair?.next ?? number.next
    if (yearsFollow(tokens, next, lang)) {
      if (isAgo(tokens, i, next, lang) && value <= 80) found.push(Math.floor(thisYear - value))
    } else if (pair) found.push(pair.value)
    else if (!number.fraction) found.push(...asYear(value, tokens[i]?.raw ?? '', thisYear))
    i = next
  }
  return found
}

/** 2019 and 19 are years; 27 in 2026 is none, 98 is 1998. */
const asYear = (value: number, raw: string, thisYear: number): number[] => {
  if (value >= 1900 && value <= 2100) return [value]
  if (!Number.isInteger(value) || value > 99) return value >= 1000 && value < 10_000 ? [value] : []
  if (value < 10 && !/^0\d$/.test(raw)) return []
  if (2000 + value <= thisYear) return [2000 + value]
  return value >= 60 ? [1900 + value] : []
}

/** "nineteen ninety eight", "twenty nineteen". */
const spokenPair = (tokens: readonly Token[], i: number, first: number, lang: Lang) => {
  if (lang !== 'en' || (first !== 19 && first !== 20)) return null
  const second = numberAt(tokens, i, lang)
  const value = second ? second.hundredths / 100 : 0
  return second && !second.digits && value >= 10 && value < 100
    ? { value: first * 100 + value, next: second.next }
    : null
}

const yearsFollow = (tokens: readonly Token[], i: number, lang: Lang): boolean =>
  (lang === 'es' ? /^(anos?|anitos?|ayos)$/ : lang === 'en' ? /^years?$/ : /^(ans?|annees?)$/).test(
    tokens[i]?.plain ?? '',
  )

const isAgo = (tokens: readonly Token[], start: number, end: number, lang: Lang): boolean => {
  if (lang === 'en') return tokens[end + 1]?.plain === 'ago'
  const before = tokens.slice(Math.max(0, start - 4), start).map((token) => token.plain)
  const after = tokens[end + 1]?.plain ?? ''
  return lang === 'es'
    ? before.some((word) => /^(hace|ace|tiene|tengo|llevo|van|asen)$/.test(word)) || after === 'atras'
    : before.includes('a') && before.includes('y')
}

const relative: Record<Lang, [RegExp, number][]> = {
  es: [
    [
      /\b(este (mismo )?ano|sigo (aca|aqui|alla|trabajando|ahi)|todavia (sigo|estoy|trabajo)|aun (sigo|estoy|trabajo)|ahorita (estoy|ando)|hasta (la fecha|ahora|hoy))\b/,
      0,
    ],
    [/\bano antepasado\b|\bantepasado ano\b|\bhace un par de anos\b/, 2],
    [/\bano pasado\b|\bpasado ano\b/, 1],
  ],
  en: [
    [/\bthis year\b|\bstill (here|working|there)\b/, 0],
    [/\blast year\b/, 1],
    [/\byear before last\b/, 2],
  ],
  fr: [
    [/\bcette annee\b|\bencore (ici|la)\b/, 0],
    [/\bl'?an(nee)? (derniere?|passee?)\b/, 1],
  ],
}
