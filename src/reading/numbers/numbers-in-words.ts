import type { Lang } from '../reader.ts'
import type { Token } from '../scan.ts'
import { belowThousand } from './below-thousand.ts'
import { parseDigits } from './digits.ts'
import { numberKey, numberWords } from './number-words.ts'
import { splitNumber } from './run-together.ts'

export type NumberRead = {
  /** The number times 100, a whole number: no floating point near money. */
  hundredths: number
  /** Index of the token after it. */
  next: number
  /** It allows two readings ("1.250", "dos mil y medio"): the other one, times 100. */
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
  if (!head) return runTogetherAt(tokens, i, lang)
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
    // "Dos mil y medio" may be 2000.50 or 2500.
    if (hundredths % 1000_00 === 0) other = hundredths + 500_00
    hundredths += 50
    next += half
    fraction = true
  }
  if (hundredths > MAX_HUNDREDTHS) return null
  return { hundredths, next, digits, fraction, ...(other === undefined ? {} : { other }) }
}

/** "dosmil quinientos": the first word holds several. */
const runTogetherAt = (tokens: readonly Token[], i: number, lang: Lang): NumberRead | null => {
  const words = splitNumber(tokens[i], lang)
  if (!words) return null
  const number = numberAt([...words, ...tokens.slice(i + 1, i + 1 + LONGEST_NUMBER)], 0, lang)
  return number && number.next >= words.length ? { ...number, next: number.next + i + 1 - words.length } : null
}

/** Words of the longest number that is said. */
const LONGEST_NUMBER = 10

type Whole = NumberRead & { article?: boolean }

const wholeAt = (tokens: readonly Token[], i: number, lang: Lang): Whole | null => {
  const token = tokens[i]
  if (!token) return null
  if (token.kind === 'number') {
    const value = parseDigits(token.raw)
    if (!value) return null
    const hundreds = isHundreds(tokens[i + 1], lang) && /^[1-9]$/.test(token.raw)
    return hundreds
      ? { ...value, hundredths: value.hundredths * 100, next: i + 2, digits: true }
      : { ...value, next: i + 1, digits: true }
  }
  if (token.kind !== 'word') return null
  return wordsAt(tokens, i, lang)
}

const wordsAt = (tokens: readonly Token[], i: number, lang: Lang): Whole | null => {
  const key = numberKey(tokens[i], lang)
  const base = { digits: false, fraction: false }
  if (key !== undefined && numberWords[lang].thousand.has(key)) {
    const digits = tokens[i + 1]?.kind === 'number' ? wholeAt(tokens, i + 1, lang) : null
    // "mil 200"
    if (digits && !digits.fraction && digits.hundredths < 1000_00)
      return { ...digits, hundredths: 1000_00 + digits.hundredths }
    const rest = belowThousand(tokens, i + 1, lang)
    const value = 1000 + (rest && !rest.article ? rest.value : 0)
    return { ...base, hundredths: value * 100, next: rest && !rest.article ? rest.next : i + 1 }
  }
  const small = belowThousand(tokens, i, lang)
  if (!small) return null
  const single = small.next === i + 1 && key !== undefined && numberWords[lang].articles.has(key)
  return { ...base, hundredths: small.value * 100, next: small.next, ...(single ? { article: true } : {}) }
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

const isThousand = (token: Token | undefined, lang: Lang): boolean => {
  const key = numberKey(token, lang)
  return key !== undefined && (numberWords[lang].thousand.has(key) || (key === 'k' && token?.glued === true))
}
/** "2 cientos"; the French "2 cents" may be coins. */
const isHundreds = (token: Token | undefined, lang: Lang): boolean =>
  lang !== 'fr' && numberWords[lang].hundredWords.has(numberKey(token, lang) ?? '')
const isMillion = (token: Token | undefined, lang: Lang): boolean =>
  numberWords[lang].million.has(numberKey(token, lang) ?? '')
