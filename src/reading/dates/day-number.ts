import { numberAt } from '../numbers/numbers-in-words.ts'
import type { Token } from '../scan.ts'
import type { DateContext } from './found.ts'

/** The day of a month, 1 to 31: "15", "quince", "primero", "15th". */
export const dayNumberAt = (
  tokens: readonly Token[],
  i: number,
  { lang }: DateContext,
): { day: number; next: number } | null => {
  const word = tokens[i]?.plain ?? ''
  if (/^(primero|primer|1ro|1ero|first|premier)$/.test(word)) return { day: 1, next: i + 1 }
  const number = numberAt(tokens, i, lang, { articles: false })
  if (!number || number.fraction || number.other !== undefined) return null
  const day = number.hundredths / 100
  if (day < 1 || day > 31) return null
  const suffix = tokens[number.next]
  const next = suffix?.glued && /^(o|ro|ero|ero|st|nd|rd|th|er|e)$/.test(suffix.plain) ? number.next + 1 : number.next
  return { day, next }
}
