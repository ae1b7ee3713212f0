import { MONTHS, WEEKDAYS } from '../calendar.ts'
import type { Token } from '../scan.ts'
import { dayNumberAt } from './day-number.ts'
import { type DateContext, type Found, settled, withYear } from './found.ts'
import { yearAt } from './year-named.ts'

/** "15 de mayo (de 2026)", "mayo 15", "1ro de mayo", "May 15th, 2026". */
export const dayAndMonth = (tokens: readonly Token[], i: number, context: DateContext): Found | null => {
  const { lang } = context
  const months = MONTHS[lang]
  let day: number
  let month: number | undefined
  let at: number
  const number = dayNumberAt(tokens, i, context)
  if (number) {
    at = number.next
    // "12 y 13 de mayo", "del 12 al 15 de mayo": the month is said once, at the end.
    while (/^(de|del|of|mes|the|d)$/.test(tokens[at]?.plain ?? '')) at++
    month = months.get(tokens[at]?.plain ?? '')
    if (month === undefined) return beforeAnother(tokens, number, context)
    day = number.day
    at++
  } else {
    month = months.get(tokens[i]?.plain ?? '')
    if (month === undefined) return null
    const after = dayNumberAt(tokens, /^(the|el)$/.test(tokens[i + 1]?.plain ?? '') ? i + 2 : i + 1, context)
    // "en mayo" alone names no day.
    if (!after) return isMonthWord(tokens, i, context) ? { days: [], next: i + 1, vague: true } : null
    day = after.day
    at = after.next
  }
  const year = yearAt(tokens, at, context)
  if (year) return settled([{ year: year.year, month, day }], year.next)
  return settled(withYear({ day, month }, context), at)
}

/** "15 o 16 de mayo": the month is said behind the last day only. */
const beforeAnother = (
  tokens: readonly Token[],
  { day, next }: { day: number; next: number },
  context: DateContext,
): Found | null => {
  if (!/^(o|u|y|e|a|al|,|-|or|and|to|ou|et|au)$/.test(tokens[next]?.plain ?? '')) return null
  let at = next + 1
  while (/^(o|u|y|el|al|the|le)$/.test(tokens[at]?.plain ?? '') || WEEKDAYS[context.lang].has(tokens[at]?.plain ?? ''))
    at++
  if (!dayNumberAt(tokens, at, context)) return null
  const other = dayAndMonth(tokens, at, context)
  if (!other || other.days.length === 0) return null
  return settled(
    other.days.map((last) => ({ ...last, day })),
    next,
  )
}

/** "may" and "mar" are months only beside a day; English "may" and "march" are verbs. */
const isMonthWord = (tokens: readonly Token[], i: number, { lang }: DateContext) =>
  (tokens[i]?.plain.length ?? 0) > 3 && !(lang === 'en' && tokens[i]?.plain === 'march')
