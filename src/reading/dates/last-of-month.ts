import { addDays, MONTHS } from '../calendar.ts'
import type { Token } from '../scan.ts'
import { type DateContext, type Found, withYear } from './found.ts'
import { yearAt } from './year-named.ts'

/** "el último de julio", "el último día de abril del 2027". */
export const lastOfMonth = (tokens: readonly Token[], i: number, context: DateContext): Found | null => {
  if (!/^(ultimo|last|dernier)$/.test(tokens[i]?.plain ?? '')) return null
  let at = i + 1
  if (/^(dia|day|jour)$/.test(tokens[at]?.plain ?? '')) at++
  if (!/^(de|of)$/.test(tokens[at]?.plain ?? '')) return null
  const month = MONTHS[context.lang].get(tokens[at + 1]?.plain ?? '')
  if (month === undefined) return null
  const year = yearAt(tokens, at + 2, context)
  const firsts = year ? [{ year: year.year, month, day: 1 }] : withYear({ day: LAST_THAT_ALL_HAVE, month }, context)
  const days = firsts.map((day) => addDays({ year: day.year, month: month + 1, day: 1 }, -1))
  return { days, next: year?.next ?? at + 2 }
}

const LAST_THAT_ALL_HAVE = 28
