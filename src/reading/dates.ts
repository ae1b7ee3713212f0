import { addDays, compare, type Day, exists, MONTHS, WEEKDAYS, weekdayOf } from './calendar.ts'
import { numberAt } from './numbers-in-words.ts'
import type { ReadContext } from './reader.ts'
import type { Token } from './scan.ts'

export type DateContext = ReadContext & { today: Day; direction: 'future' | 'past' | 'any' }

/** `of` numbers the expression a day was read from: one expression may allow two days. */
export type DatesRead = {
  days: (Day & { of: number })[]
  /** Only a stretch of time was named ("la otra semana"). */
  vague: boolean
  /** A day that no calendar has (31/2). */
  impossible: boolean
}

type Found = { days: Day[]; next: number; vague?: true; impossible?: true }

/** All days that the text names. `tokens` are of folded text. */
export const datesIn = (tokens: readonly Token[], context: DateContext): DatesRead => {
  const read: DatesRead = { days: [], vague: false, impossible: false }
  let i = 0
  let of = 0
  while (i < tokens.length) {
    const found = dateAt(tokens, i, context)
    if (!found) {
      i++
      continue
    }
    read.vague ||= found.vague === true
    read.impossible ||= found.impossible === true
    for (const day of found.days) read.days.push({ ...day, of })
    of++
    i = Math.max(found.next, i + 1)
  }
  return read
}

const dateAt = (tokens: readonly Token[], i: number, context: DateContext): Found | null =>
  numeric(tokens, i, context) ??
  relative(tokens, i, context) ??
  weekday(tokens, i, context) ??
  dayAndMonth(tokens, i, context) ??
  stretch(tokens, i, context) ??
  dayOnly(tokens, i, context)

/** 15/5, 15-05-2026, 15.5.26, 2026-05-15. */
const numeric = (tokens: readonly Token[], i: number, context: DateContext): Found | null => {
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
    const sign = tokens[i + 1]?.raw
    if ((sign !== '/' && sign !== '-') || !isWhole(first)) return null
    parts = [Number(first.raw)]
    lengths = [first.raw.length]
    while (parts.length < 3 && tokens[next]?.raw === sign && isWhole(tokens[next + 1])) {
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

const settled = (days: Day[], next: number): Found => {
  const real = days.filter(exists)
  return real.length === 0 ? { days: [], next, impossible: true } : { days: real, next }
}

const isWhole = (token: Token | undefined) => token?.kind === 'number' && /^\d{1,4}$/.test(token.raw)

const fullYear = (year: number, digits: number): number => (digits > 2 ? year : year < 70 ? 2000 + year : 1900 + year)

/** "mañana", "ayer", "en 3 días", "hace una semana", "de hoy en ocho". */
const relative = (tokens: readonly Token[], i: number, { lang, today }: DateContext): Found | null => {
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

/** "el lunes", "lunes 15 de mayo", "el lunes pasado", "el viernes de la próxima semana". */
const weekday = (tokens: readonly Token[], i: number, context: DateContext): Found | null => {
  const { lang, today } = context
  const wanted = WEEKDAYS[lang].get(tokens[i]?.plain ?? '')
  if (wanted === undefined) return null
  let at = i + 1
  while (tokens[at] && /^[,.]$/.test(tokens[at]?.plain ?? '')) at++
  const full = numeric(tokens, at, context) ?? dayAndMonth(tokens, at, context) ?? dayOnly(tokens, at, context)
  if (full && full.days.length > 0) {
    const fits = full.days.filter((day) => weekdayOf(day) === wanted)
    // The name and the number of the day contradict each other: both are put to the person.
    return fits.length > 0
      ? { days: fits, next: full.next }
      : { days: [...full.days, ahead(today, wanted)], next: full.next }
  }
  const before = tokens[i - 1]?.plain ?? ''
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

const ahead = (today: Day, wanted: number): Day => addDays(today, ((wanted - weekdayOf(today) + 6) % 7) + 1)
const behind = (today: Day, wanted: number): Day => addDays(today, -(((weekdayOf(today) - wanted + 6) % 7) + 1))

/** "15 de mayo (de 2026)", "mayo 15", "1ro de mayo", "May 15th, 2026". */
const dayAndMonth = (tokens: readonly Token[], i: number, context: DateContext): Found | null => {
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
    if (month === undefined) return null
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
  const year = yearAt(tokens, at)
  if (year) return settled([{ year: year.year, month, day }], year.next)
  return settled(withYear({ day, month }, context), at)
}

/** "may" and "mar" are months only beside a day; English "may" and "march" are verbs. */
const isMonthWord = (tokens: readonly Token[], i: number, { lang }: DateContext) =>
  (tokens[i]?.plain.length ?? 0) > 3 && !(lang === 'en' && tokens[i]?.plain === 'march')

const dayNumberAt = (
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

const yearAt = (tokens: readonly Token[], i: number): { year: number; next: number } | null => {
  let at = i
  while (/^(de|del|,|año|ano|of)$/.test(tokens[at]?.plain ?? '')) at++
  const raw = tokens[at]?.raw ?? ''
  if (/^(19|20)\d{2}$/.test(raw)) return { year: Number(raw), next: at + 1 }
  return at > i && /^\d{2}$/.test(raw) && tokens[at - 1]?.plain !== ','
    ? { year: fullYear(Number(raw), 2), next: at + 1 }
    : null
}

/** Without a year: the next one where the future is asked, the last one where the past is, else this year's if it is still to come. */
const withYear = ({ day, month }: { day: number; month: number }, { today, direction }: DateContext): Day[] => {
  const here = { year: today.year, month, day }
  const ahead = compare(here, today) >= 0
  if (direction === 'future') return [ahead ? here : { ...here, year: today.year + 1 }]
  if (direction === 'past') return [compare(here, today) <= 0 ? here : { ...here, year: today.year - 1 }]
  return ahead ? [here] : [here, { ...here, year: today.year + 1 }]
}

/** "la otra semana", "después de la fiesta", "fin de mes": a stretch, no day. */
const stretch = (tokens: readonly Token[], i: number, { lang }: DateContext): Found | null => {
  const word = tokens[i]?.plain ?? ''
  if (stretches[lang].has(word)) return { days: [], next: i + 1, vague: true }
  return /^(19|20)\d{2}$/.test(word) ? { days: [], next: i + 1, vague: true } : null
}

/** "el 15", "15": the day of this month or the next one to come. */
const dayOnly = (tokens: readonly Token[], i: number, context: DateContext): Found | null => {
  const { lang, today, direction } = context
  const number = dayNumberAt(tokens, i, context)
  if (!number) return null
  const unit = tokens[number.next]?.plain ?? ''
  const before = tokens[i - 1]?.plain ?? ''
  // "a las 8", "8 am", "15 días", "2 personas" are no days of the month.
  if (/^(las|la|at)$/.test(before) || /^(am|pm|hrs?|horas?|hours?|h|:|%)$/.test(unit)) return null
  const alone = tokens.length === 1 || /^(el|dia|the|le|al|del|y|o|,|on)$/.test(before) || WEEKDAYS[lang].has(before)
  if (!alone) return null
  const here = { year: today.year, month: today.month, day: number.day }
  const following = nextMonth(here)
  if (direction === 'past') return settled([compare(here, today) <= 0 ? here : previousMonth(here)], number.next)
  if (compare(here, today) >= 0) return settled([exists(here) ? here : following], number.next)
  return settled(direction === 'future' ? [following] : [here, following], number.next)
}

const nextMonth = (day: Day): Day =>
  day.month === 12 ? { ...day, year: day.year + 1, month: 1 } : { ...day, month: day.month + 1 }
const previousMonth = (day: Day): Day =>
  day.month === 1 ? { ...day, year: day.year - 1, month: 12 } : { ...day, month: day.month - 1 }

type Words<T> = Record<ReadContext['lang'], T>

/** Longest first. `null` swallows words that look like a day and name none ("en la mañana"). */
const fixed: Words<[string, number | null][]> = {
  es: [
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
const leads: Words<[string, 1 | -1][]> = {
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
const units: Words<Map<string, number>> = {
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
const otherWeeks: Words<string[]> = {
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
const pastWords: Words<Set<string>> = { es: new Set(['pasado']), en: new Set(['last']), fr: new Set(['dernier']) }
const comingWords: Words<string[]> = { es: ['que viene', 'que entra'], en: [], fr: [] }
const stretches: Words<Set<string>> = {
  es: new Set(
    (
      'semana semanas mes meses fiesta fiestas feria cosecha fin finde quincena despues luego pronto ratito rato nunca siempre entre ' +
      'antes vacaciones posadas lluvias ano anos principios mediados finales'
    ).split(' '),
  ),
  en: new Set('week weeks weekend month months soon later after before end'.split(' ')),
  fr: new Set('semaine semaines mois bientot apres avant fin weekend'.split(' ')),
}
