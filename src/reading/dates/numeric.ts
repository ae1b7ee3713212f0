import type { Token } from '../scan.ts'
import { type DateContext, type Found, fullYear, settled, withYear } from './found.ts'

/** "15 del 5", "15 del 05 del 2028", 15/5, 15-05-2026, 15.5.26, 2026-05-15. */
export const numeric = (tokens: readonly Token[], i: number, context: DateContext): Found | null => {
  let parts: number[] = []
  let next = i + 1
  let lengths: number[] = []
  const first = tokens[i]
  if (first?.kind !== 'number') return null
  const dotted = first.raw.match(/^(\d{1,2})\.(\d{1,2})\.(\d{2}|\d{4})$/)
  if (dotted) {
    parts = dotted.slice(1).map(Number)
    lengths = dotted.slice(1).map((part) => part.length)
  } else {
    const sign = tokens[i + 1]?.plain
    if (sign === 'del' && context.lang === 'es') return dayOfMonthNumber(tokens, i, context)
    if ((sign !== '/' && sign !== '-') || !isWhole(first)) return null
    parts = [Number(first.raw)]
    lengths = [first.raw.length]
    while (parts.length < 3 && tokens[next]?.plain === sign && isWhole(tokens[next + 1])) {
      parts.push(Number(tokens[next + 1]?.raw))
      lengths.push(tokens[next + 1]?.raw.length ?? 0)
      next += 2
    }
    if (parts.length < 2) return null
    // "6-7" without a year is as likely a range as a date.
    if (parts.length === 2 && sign === '-') return { days: [], next, vague: true }
  }
  const [a = 0, b = 0, c] = parts
  if (lengths[0] === 4 && c !== undefined) return settled([{ year: a, month: b, day: c }], next)
  if (lengths[0] === 4 || lengths[1] === 4) return { days: [], next, vague: true }
  const dayFirst = context.lang !== 'en'
  const monthFirstToo = context.lang === 'en' || (context.lang === 'fr' && context.country === 'CA')
  const orders = dayFirst ? [[a, b]] : [[b, a]]
  if (monthFirstToo) orders.push(dayFirst ? [b, a] : [a, b])
  const readings = orders.filter(([, month = 0]) => month >= 1 && month <= 12)
  if (readings.length === 0) {
    // Only one order makes a date of it: "5/15" can be nothing but the 15th of May.
    if (a <= 12 && b <= 31) readings.push([b, a])
    else return { days: [], next, impossible: true }
  }
  const days = readings.flatMap(([day = 0, month = 0]) =>
    c === undefined ? withYear({ day, month }, context) : [{ year: fullYear(c, lengths[2] ?? 0), month, day }],
  )
  return settled(days, next)
}

const isWhole = (token: Token | undefined) => token?.kind === 'number' && /^\d{1,4}$/.test(token.raw)

/** The month by its number, as it is said: "15 del 5 (del 2028)". */
const dayOfMonthNumber = (tokens: readonly Token[], i: number, context: DateContext): Found | null => {
  const [day, month] = [tokens[i], tokens[i + 2]]
  if (!isWhole(day) || !isWhole(month) || Number(month?.raw) > 12) return null
  const date = { day: Number(day?.raw), month: Number(month?.raw) }
  const year = /^(del?|,|-|\/)$/.test(tokens[i + 3]?.plain ?? '') ? tokens[i + 4] : undefined
  if (isWhole(year) && /^(\d\d|(19|20)\d\d)$/.test(year?.raw ?? ''))
    return settled([{ ...date, year: fullYear(Number(year?.raw), year?.raw.length ?? 0) }], i + 5)
  return settled(withYear(date, context), i + 3)
}
