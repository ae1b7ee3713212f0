import { addDays } from '../calendar.ts'
import { numberAt } from '../numbers/numbers-in-words.ts'
import type { Lang } from '../reader.ts'
import type { Token } from '../scan.ts'
import type { DateContext, Found } from './found.ts'

/** "mañana", "ayer", "en 3 días", "hace una semana", "de hoy en ocho". */
export const relative = (tokens: readonly Token[], i: number, { lang, today }: DateContext): Found | null => {
  const text = tokens
    .slice(i, i + 5)
    .map((token) => token.plain)
    .join(' ')
  for (const [phrase, days] of fixed[lang]) {
    if (text === phrase || text.startsWith(`${phrase} `)) {
      const next = i + phrase.split(' ').length
      return days === null ? { days: [], next } : { days: [addDays(today, days)], next }
    }
  }
  const lead = leads[lang].find(([phrase]) => text.startsWith(`${phrase} `))
  if (!lead) return null
  const at = i + lead[0].split(' ').length
  const number = numberAt(tokens, at, lang)
  if (!number || number.hundredths % 100 !== 0 || number.hundredths > 100_000) return null
  const unit = units[lang].get(tokens[number.next]?.plain ?? '')
  const ago = lang === 'en' && tokens[number.next + 1]?.plain === 'ago'
  if (unit === undefined) return null
  const count = number.hundredths / 100
  const sign = lead[1] < 0 || ago ? -1 : 1
  const next = number.next + (ago ? 2 : 1)
  // "En ocho días" and "en quince días" are said for one and two weeks: two readings.
  if (lang !== 'en' && unit === 1 && (count === 8 || count === 15)) {
    return { days: [addDays(today, sign * (count - 1)), addDays(today, sign * count)], next }
  }
  if (unit > 7) return { days: [], next, vague: true }
  return { days: [addDays(today, sign * count * unit)], next }
}

/** Longest first. `null` swallows words that look like a day and name none ("en la mañana"). */
const fixed: Record<Lang, [string, number | null][]> = {
  es: [
    ['de manana en ocho', 8],
    ['manana en ocho', 8],
    ['de manana en quince', 15],
    ['de hoy en ocho', 7],
    ['hoy en ocho', 7],
    ['de hoy en quince', 14],
    ['pasado manana', 2],
    ['antes de ayer', -2],
    ['por la manana', null],
    ['en la manana', null],
    ['de la manana', null],
    ['la manana', null],
    ['hoy mismo', 0],
    ['ahora mismo', 0],
    ['anteayer', -2],
    ['antier', -2],
    ['antiayer', -2],
    ['ayer', -1],
    ['anoche', -1],
    ['hoy', 0],
    ['oy', 0],
    ['manana', 1],
    ['mañana', 1],
  ],
  en: [
    ['the day after tomorrow', 2],
    ['day after tomorrow', 2],
    ['the day before yesterday', -2],
    ['yesterday', -1],
    ['tomorrow', 1],
    ['tmrw', 1],
    ['today', 0],
    ['tonight', 0],
  ],
  fr: [
    ['apres demain', 2],
    ['apres - demain', 2],
    ['avant hier', -2],
    ['avant - hier', -2],
    ["aujourd'hui", 0],
    ['aujourdhui', 0],
    ['demain', 1],
    ['hier', -1],
  ],
}

const leads: Record<Lang, [string, 1 | -1][]> = {
  es: [
    ['dentro de', 1],
    ['de aqui a', 1],
    ['de hoy en', 1],
    ['en', 1],
    ['hace', -1],
    ['ace', -1],
  ],
  en: [
    ['in', 1],
    ['within', 1],
  ],
  fr: [
    ['dans', 1],
    ['il y a', -1],
  ],
}

const units: Record<Lang, Map<string, number>> = {
  es: new Map([
    ['dia', 1],
    ['dias', 1],
    ['semana', 7],
    ['semanas', 7],
    ['mes', 30],
    ['meses', 30],
    ['ano', 365],
    ['anos', 365],
  ]),
  en: new Map([
    ['day', 1],
    ['days', 1],
    ['week', 7],
    ['weeks', 7],
    ['month', 30],
    ['months', 30],
    ['year', 365],
    ['years', 365],
  ]),
  fr: new Map([
    ['jour', 1],
    ['jours', 1],
    ['semaine', 7],
    ['semaines', 7],
    ['mois', 30],
    ['an', 365],
    ['ans', 365],
  ]),
}
