import { addDays, type Day, WEEKDAYS, weekdayOf } from '../calendar.ts'
import type { Lang } from '../reader.ts'
import type { Token } from '../scan.ts'
import { dayAndMonth } from './day-and-month.ts'
import { dayOfMonth } from './day-of-month.ts'
import type { DateContext, Found } from './found.ts'
import { numeric } from './numeric.ts'

/** "el lunes", "lunes 15 de mayo", "el lunes pasado", "el viernes de la próxima semana". */
export const weekday = (tokens: readonly Token[], i: number, context: DateContext): Found | null => {
  const { lang, today } = context
  const wanted = WEEKDAYS[lang].get(tokens[i]?.plain ?? '')
  if (wanted === undefined) return null
  let at = i + 1
  while (tokens[at] && /^[,.]$/.test(tokens[at]?.plain ?? '')) at++
  const full = numeric(tokens, at, context) ?? dayAndMonth(tokens, at, context) ?? dayOfMonth(tokens, at, context)
  if (full && full.days.length > 0) {
    const fits = full.days.filter((day) => weekdayOf(day) === wanted)
    // The name and the number of the day contradict each other: both are put to the person.
    return fits.length > 0
      ? { days: fits, next: full.next }
      : { days: [...full.days, ahead(today, wanted)], next: full.next }
  }
  const before = tokens[i - 1]?.plain ?? ''
  if (isCounted(tokens, i, lang)) return { days: [], next: i + 1, vague: true }
  const after = tokens
    .slice(i + 1, i + 6)
    .map((token) => token.plain)
    .join(' ')
  const otherWeek = otherWeeks[lang].find((phrase) => after === phrase || after.startsWith(`${phrase} `))
  if (otherWeek) {
    const monday = addDays(today, 7 - ((weekdayOf(today) + 6) % 7))
    return { days: [addDays(monday, (wanted + 6) % 7)], next: i + 1 + otherWeek.split(' ').length }
  }
  const last = pastWords[lang].has(before) || pastWords[lang].has(tokens[i + 1]?.plain ?? '')
  const next = i + 1 + (pastWords[lang].has(tokens[i + 1]?.plain ?? '') ? 1 : 0)
  if (last || context.direction === 'past') return { days: [behind(today, wanted)], next }
  const coming = ahead(today, wanted)
  if (lang === 'en' && before === 'next') return { days: [coming, addDays(coming, 7)], next }
  // On a Monday "este lunes" may be today or in a week.
  if (/^(este|this|ce)$/.test(before) && weekdayOf(today) === wanted) return { days: [today, coming], next }
  return { days: [coming], next: comingWords[lang].some((word) => after.startsWith(word)) ? next + 2 : next }
}

/** "el otro lunes", "el primer lunes de abril", "hace dos lunes", "lunes en ocho": a day that has to be asked. */
const isCounted = (tokens: readonly Token[], i: number, lang: Lang): boolean =>
  countedBefore[lang].has(tokens[i - 1]?.plain ?? '') ||
  countedAfter[lang].has(tokens[i + 1]?.plain ?? '') ||
  (tokens[i + 1]?.plain === 'en' && /^(ocho|quince|8|15|huit)$/.test(tokens[i + 2]?.plain ?? ''))
const countedBefore: Record<Lang, Set<string>> = {
  es: new Set(
    'otro primer primero segundo tercer tercero cuarto ultimo dos tres cuatro 2 3 4 antepasado cada los todos cualquier algun'.split(
      ' ',
    ),
  ),
  en: new Set('other first second third fourth every two three'.split(' ')),
  fr: new Set('autre premier deuxieme chaque deux trois les'.split(' ')),
}
const countedAfter: Record<Lang, Set<string>> = {
  es: new Set('antepasado primero siguiente ultimo'.split(' ')),
  en: new Set(['week']),
  fr: new Set([]),
}

const ahead = (today: Day, wanted: number): Day => addDays(today, ((wanted - weekdayOf(today) + 6) % 7) + 1)
const behind = (today: Day, wanted: number): Day => addDays(today, -(((weekdayOf(today) - wanted + 6) % 7) + 1))

const otherWeeks: Record<Lang, string[]> = {
  es: [
    'de la otra semana',
    'de la proxima semana',
    'de la semana que viene',
    'de la semana que entra',
    'de la siguiente semana',
  ],
  en: ['of next week'],
  fr: ['de la semaine prochaine'],
}
const pastWords: Record<Lang, Set<string>> = {
  es: new Set(['pasado']),
  en: new Set(['last']),
  fr: new Set(['dernier']),
}
const comingWords: Record<Lang, string[]> = { es: ['que viene', 'que entra'], en: [], fr: [] }
