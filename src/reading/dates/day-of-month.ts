import { compare, type Day, exists, WEEKDAYS } from '../calendar.ts'
import type { Lang } from '../reader.ts'
import type { Token } from '../scan.ts'
import { dayNumberAt } from './day-number.ts'
import { type DateContext, type Found, settled } from './found.ts'

/** "el 15", "15": the day of this month or the next one to come; "el 20 de este mes", "el 5 del mes que viene". */
export const dayOfMonth = (tokens: readonly Token[], i: number, context: DateContext): Found | null => {
  const { lang, today, direction } = context
  const number = dayNumberAt(tokens, i, context)
  if (!number) return null
  const here = { year: today.year, month: today.month, day: number.day }
  const named = monthNamedAt(tokens, number.next, lang)
  if (named) return settled([inMonth(here, named.months)], named.next)
  const unit = tokens[number.next]?.plain ?? ''
  const before = tokens[i - 1]?.plain ?? ''
  // "doce del doce" names a month in a way of its own.
  if (unit === 'del' && dayNumberAt(tokens, number.next + 1, context))
    return { days: [], next: number.next + 2, vague: true }
  // "a las 8", "8 am", "15 días", "2 personas" are no days of the month.
  if (/^(las|la|at)$/.test(before) || /^(am|pm|hrs?|horas?|hours?|h|:|%)$/.test(unit)) return null
  const alone =
    tokens.length === 1 ||
    isFirstOfTwo(tokens, number.next, context) ||
    /^(el|este|dia|the|le|al|del|y|o|,|on)$/.test(before) ||
    WEEKDAYS[lang].has(before)
  if (!alone) return null
  const following = inMonth(here, 1)
  if (direction === 'past') return settled([compare(here, today) <= 0 ? here : inMonth(here, -1)], number.next)
  if (compare(here, today) >= 0) return settled([exists(here) ? here : following], number.next)
  return settled(direction === 'future' ? [following] : [here, following], number.next)
}

/** "20 o 21", and nothing behind it. */
const isFirstOfTwo = (tokens: readonly Token[], i: number, context: DateContext): boolean =>
  /^(o|u|y|or|and|ou|et)$/.test(tokens[i]?.plain ?? '') && dayNumberAt(tokens, i + 1, context)?.next === tokens.length

/** The same number in the month before, this one or the next. */
const inMonth = (day: Day, months: number): Day => {
  const count = day.year * 12 + day.month - 1 + months
  return { ...day, year: Math.floor(count / 12), month: (count % 12) + 1 }
}

const monthNamedAt = (tokens: readonly Token[], i: number, lang: Lang): { months: number; next: number } | null => {
  const text = tokens
    .slice(i, i + 5)
    .map((token) => token.plain)
    .join(' ')
  for (const [phrase, months] of monthPhrases[lang]) {
    if (text === phrase || text.startsWith(`${phrase} `)) return { months, next: i + phrase.split(' ').length }
  }
  return null
}

/** Longest first. */
const monthPhrases: Record<Lang, [string, number][]> = {
  es: [
    ['del mes que viene', 1],
    ['del mes que entra', 1],
    ['del proximo mes', 1],
    ['del siguiente mes', 1],
    ['del otro mes', 1],
    ['del mes pasado', -1],
    ['del presente mes', 0],
    ['del presente', 0],
    ['de este mes', 0],
  ],
  en: [
    ['of next month', 1],
    ['of last month', -1],
    ['of this month', 0],
  ],
  fr: [
    ['du mois prochain', 1],
    ['du mois dernier', -1],
    ['de ce mois', 0],
  ],
}
