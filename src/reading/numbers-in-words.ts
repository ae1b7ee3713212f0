import type { Lang } from './reader.ts'
import type { Token } from './scan.ts'
import { sound } from './sound.ts'

export type NumberRead = {
  /** The number times 100, a whole number: no floating point near money. */
  hundredths: number
  /** Index of the token after it. */
  next: number
  /** The separators allow two readings ("1.250"): the other one, times 100. */
  other?: number
  /** Written with digits, at least in part. */
  digits: boolean
  /** Decimals were written ("3.5", "3 y media"). */
  fraction: boolean
}

/** Bigger numbers are no answer to any question of ours. */
const MAX_HUNDREDTHS = 99_999_999_99

/**
 * The number that starts at `tokens[i]`, in digits, in words or mixed ("2 mil 500", "mil doscientos", "dos y medio"), or null.
 * `articles: false` does not read a lone "un", "una", "a" as 1. "3:30" is not a number.
 */
export const numberAt = (
  tokens: readonly Token[],
  i: number,
  lang: Lang,
  { articles = true }: { articles?: boolean } = {},
): NumberRead | null => {
  const head = wholeAt(tokens, i, lang)
  if (!head) return null
  if (!articles && head.article && !isThousand(tokens[head.next], lang)) return null
  let { hundredths, next, digits, fraction } = head
  let other = head.other
  const thousand = tokens[next]
  if (thousand && isThousand(thousand, lang) && hundredths < 1000_00) {
    hundredths *= 1000
    if (other !== undefined) other *= 1000
    next++
    const rest = wholeAt(tokens, next, lang)
    if (rest && !rest.article && rest.hundredths >= 1_00 && rest.hundredths < 1000_00 && !head.fraction) {
      hundredths += rest.hundredths
      next = rest.next
      digits ||= rest.digits
      fraction ||= rest.fraction
    }
  }
  const million = tokens[next]
  if (million && isMillion(million, lang) && hundredths < 1000_00) {
    hundredths *= 1_000_000
    next++
  }
  const half = halfAt(tokens, next, lang)
  if (half && hundredths % 100 === 0 && !fraction) {
    hundredths += 50
    next += half
    fraction = true
  }
  if (hundredths > MAX_HUNDREDTHS) return null
  return { hundredths, next, digits, fraction, ...(other === undefined ? {} : { other }) }
}

/** "1,250.50" -> 125050; null when it is not a number; `other` when the separators allow two readings. */
export const parseDigits = (raw: string): { hundredths: number; other?: number; fraction: boolean } | null => {
  if (raw.includes(':')) return null
  const lastDot = raw.lastIndexOf('.')
  const lastComma = raw.lastIndexOf(',')
  const dots = raw.split('.').length - 1
  const commas = raw.split(',').length - 1
  if (dots + commas === 0) return whole(raw)
  if (dots > 0 && commas > 0) {
    const point = Math.max(lastDot, lastComma)
    const group = raw[point] === '.' ? ',' : '.'
    if ((group === ',' ? dots : commas) > 1) return null
    return grouped(raw.slice(0, point), group, raw.slice(point + 1))
  }
  const sign = dots > 0 ? '.' : ','
  const parts = raw.split(sign)
  if (parts.length > 2) return grouped(raw, sign, '')
  const [left = '', right = ''] = parts
  if (right.length === 3 && left.length >= 1 && left.length <= 3 && left !== '0') {
    const value = whole(left + right)
    // In all our countries the comma groups thousands and the point starts the cents: "1,250" is clear, "1.250" is not.
    if (!value || sign === ',') return value
    const small = fractional(left, right)
    return { ...value, ...(small ? { other: small.hundredths } : {}) }
  }
  return fractional(left, right)
}

const fractional = (left: string, right: string) => {
  if (left.length > 9 || right.replace(/0+$/, '').length > 2) return null
  const cents = Number(right.padEnd(2, '0').slice(0, 2))
  return { hundredths: Number(left || '0') * 100 + cents, fraction: true }
}

const whole = (raw: string) => (raw.length > 9 ? null : { hundredths: Number(raw) * 100, fraction: false })

const grouped = (left: string, sign: string, right: string) => {
  const groups = left.split(sign)
  if (groups.length > 3 || groups.some((group, i) => (i === 0 ? !/^\d{1,3}$/.test(group) : group.length !== 3)))
    return null
  const digits = groups.join('')
  if (!right) return whole(digits)
  return right.length > 2 ? null : fractional(digits, right)
}

type Whole = NumberRead & { article?: boolean }

const wholeAt = (tokens: readonly Token[], i: number, lang: Lang): Whole | null => {
  const token = tokens[i]
  if (!token) return null
  if (token.kind === 'number') {
    const value = parseDigits(token.raw)
    return value && { ...value, next: i + 1, digits: true }
  }
  if (token.kind !== 'word') return null
  return wordsAt(tokens, i, lang)
}

const wordsAt = (tokens: readonly Token[], i: number, lang: Lang): Whole | null => {
  const key = keyOf(tokens[i], lang)
  const base = { digits: false, fraction: false }
  if (key !== undefined && words[lang].thousand.has(key)) {
    const rest = belowThousand(tokens, i + 1, lang)
    const value = 1000 + (rest && !rest.article ? rest.value : 0)
    return { ...base, hundredths: value * 100, next: rest && !rest.article ? rest.next : i + 1 }
  }
  const small = belowThousand(tokens, i, lang)
  if (!small) return null
  const single = small.next === i + 1 && key !== undefined && words[lang].articles.has(key)
  return { ...base, hundredths: small.value * 100, next: small.next, ...(single ? { article: true } : {}) }
}

type Small = { value: number; next: number; article?: boolean }

const belowThousand = (tokens: readonly Token[], i: number, lang: Lang): Small | null => {
  const table = words[lang]
  const key = keyOf(tokens[i], lang)
  if (key === undefined) return null
  let value = table.hundreds.get(key)
  let next = i + 1
  if (value === undefined) {
    const small = belowHundred(tokens, i, lang)
    if (!small) return null
    const after = keyOf(tokens[small.next], lang)
    if (!table.hundredWords.has(after ?? '') || small.value > 9) return small
    value = small.value * 100
    next = small.next + 1
  }
  const joined = table.joinsHundreds.has(keyOf(tokens[next], lang) ?? '') ? next + 1 : next
  const rest = belowHundred(tokens, joined, lang)
  if (!rest || rest.article) return { value, next }
  return { value: value + rest.value, next: rest.next }
}

const belowHundred = (tokens: readonly Token[], i: number, lang: Lang): Small | null => {
  const table = words[lang]
  const key = keyOf(tokens[i], lang)
  const value = key === undefined ? undefined : table.small.get(key)
  if (key === undefined || value === undefined) return null
  const article = table.articles.has(key)
  if (lang === 'fr') return frenchBelowHundred(tokens, i, value)
  if (value < 10 || value % 10 !== 0) return { value, next: i + 1, article }
  const joint = keyOf(tokens[i + 1], lang)
  let at = joint !== undefined && table.joinsTens.has(joint) ? i + 2 : i + 1
  if (tokens[at]?.raw === '-') at++
  if (lang === 'es' && at === i + 1) return { value, next: i + 1, article: false }
  const unit = table.small.get(keyOf(tokens[at], lang) ?? '')
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
  const at = (index: number) => words.fr.small.get(keyOf(tokens[index], 'fr') ?? '')
  let value = first
  let next = i + 1
  const article = words.fr.articles.has(keyOf(tokens[i], 'fr') ?? '')
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

const halfAt = (tokens: readonly Token[], i: number, lang: Lang): number => {
  const first = tokens[i]?.plain
  const second = tokens[i + 1]?.plain
  if (lang === 'es') return first === 'y' && (second === 'media' || second === 'medio') ? 2 : 0
  if (lang === 'en') {
    if (first !== 'and') return 0
    if (second === 'half') return 2
    return second === 'a' && tokens[i + 2]?.plain === 'half' ? 3 : 0
  }
  return first === 'et' && (second === 'demie' || second === 'demi') ? 2 : 0
}

/** "siento" sounds like "ciento" and is no number. */
const keyOf = (token: Token | undefined, lang: Lang): string | undefined =>
  token?.kind === 'word' && token.plain !== 'siento' ? sound(token.plain, lang) : undefined

const isThousand = (token: Token | undefined, lang: Lang): boolean => {
  const key = keyOf(token, lang)
  return key !== undefined && (words[lang].thousand.has(key) || (key === 'k' && token?.glued === true))
}
const isMillion = (token: Token | undefined, lang: Lang): boolean => words[lang].million.has(keyOf(token, lang) ?? '')

const table = (
  lang: Lang,
  small: Record<string, number>,
  hundreds: Record<string, number>,
  rest: {
    thousand: string
    million: string
    articles: string
    hundredWords: string
    joinsHundreds: string
    joinsTens: string
  },
) => {
  const keyed = (entries: Record<string, number>) =>
    new Map(Object.entries(entries).map(([word, value]) => [sound(word, lang), value] as const))
  const set = (list: string) =>
    new Set(
      list
        .split(' ')
        .filter(Boolean)
        .map((word) => sound(word, lang)),
    )
  return {
    small: keyed(small),
    hundreds: keyed(hundreds),
    thousand: set(rest.thousand),
    million: set(rest.million),
    articles: set(rest.articles),
    hundredWords: set(rest.hundredWords),
    joinsHundreds: set(rest.joinsHundreds),
    joinsTens: set(rest.joinsTens),
  }
}

const listed = (list: string, start = 0, step = 1): Record<string, number> =>
  Object.fromEntries(list.split(' ').map((word, i) => [word, start + i * step]))

const words = {
  es: table(
    'es',
    {
      ...listed(
        'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve ' +
          'veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve',
      ),
      ...listed('treinta cuarenta cincuenta sesenta setenta ochenta noventa', 30, 10),
      un: 1,
      una: 1,
      veintiun: 21,
      veintiuna: 21,
    },
    {
      cien: 100,
      ciento: 100,
      ...listed(
        'doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos',
        200,
        100,
      ),
      ...listed(
        'doscientas trescientas cuatrocientas quinientas seiscientas setecientas ochocientas novecientas',
        200,
        100,
      ),
    },
    {
      thousand: 'mil miles',
      million: 'millon millones',
      articles: 'un una',
      hundredWords: '',
      joinsHundreds: '',
      joinsTens: 'y',
    },
  ),
  en: table(
    'en',
    {
      ...listed(
        'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
      ),
      ...listed('twenty thirty forty fifty sixty seventy eighty ninety', 20, 10),
      a: 1,
      an: 1,
    },
    {},
    {
      thousand: 'thousand grand',
      million: 'million',
      articles: 'a an',
      hundredWords: 'hundred',
      joinsHundreds: 'and',
      joinsTens: '',
    },
  ),
  fr: table(
    'fr',
    {
      ...listed('zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize'),
      ...listed('vingt trente quarante cinquante soixante', 20, 10),
      une: 1,
      vingts: 20,
    },
    { cent: 100 },
    {
      thousand: 'mille',
      million: 'million millions',
      articles: 'un une',
      hundredWords: 'cent cents',
      joinsHundreds: '',
      joinsTens: 'et',
    },
  ),
}
