import { isMoreOrLess, isUnknown, leavesOpen } from '../doubt.ts'
import { clean, fold } from '../normalise.ts'
import { numberAt } from '../numbers-in-words.ts'
import { defineReader, type Lang, type Reading } from '../reader.ts'
import { scan, type Token } from '../scan.ts'

export type HoursOptions = {
  /** Most minutes that need no second look; 16 hours when not given. */
  max?: number
}

/**
 * A stretch of time, in whole minutes: "3 y media" 210, "3:30" 210, "de 8 a 2" 360, "de 8 a 12 y de 1 a 5" 480, "45 min" 45.
 * "todo el día", "6 o 7" and more than `max` are asked again.
 */
export const hours = defineReader<number, HoursOptions>({
  name: 'hours',
  read: (text, { lang }, options) => {
    const plain = fold(clean(text))
    const tokens = scan(plain).filter((token) => !/^[.,!¡¿?]$/.test(token.plain))
    if (allDay[lang].test(plain) || inDays[lang].test(plain)) return { ambiguous: 'hours.all_day' }
    if (isUnknown(plain, lang) || tokens.length > 40) return { problem: 'hours.unclear' }
    if (tokens.some((token, i) => token.plain === '-' && !tokens[i - 1] && tokens[i + 1]?.kind === 'number')) {
      return { problem: 'hours.unclear' }
    }
    const shifts = readShifts(bareShift(tokens, lang), lang)
    if (shifts !== null) return within(shifts, options?.max)
    const found = readDurations(tokens, lang)
    if (found.length === 0 || clockOnly[lang].test(plain)) return { problem: 'hours.unclear' }
    const values = [...new Set(found)]
    if (values.length > 1)
      return { ambiguous: 'hours.which', values: { a: said(values[0] ?? 0), b: said(values[1] ?? 0) }, between: values }
    if (found.length > 1 || leavesOpen(tokens, lang) || isMoreOrLess(plain, lang)) return { ambiguous: 'hours.exact' }
    return within(values[0] ?? 0, options?.max)
  },
})

const within = (minutes: number, max = 16 * 60): Reading<number> => {
  if (minutes > 100 * 24 * 60) return { problem: 'hours.unclear' }
  return minutes > max
    ? { ambiguous: 'hours.high', values: { n: said(minutes) }, between: [minutes] }
    : { value: minutes }
}

/** 210 -> "3:30", 360 -> "6". */
const said = (minutes: number): string =>
  minutes % 60 === 0 ? String(minutes / 60) : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`

/** "8 a 2" alone means the same as "de 8 a 2" when it can only go over noon; "6 a 7" is a guess of hours. */
const bareShift = (tokens: readonly Token[], lang: Lang): readonly Token[] => {
  const start = clockAt(tokens, 0, lang)
  if (!start || !to[lang].has(tokens[start.next]?.plain ?? '')) return tokens
  const end = clockAt(tokens, skipThe(tokens, start.next + 1, lang), lang)
  if (!end || (end.minutes >= start.minutes && !(start.half && end.half))) return tokens
  const [word = 'de'] = from[lang]
  return [{ kind: 'word', raw: word, plain: word, glued: false, at: 0 }, ...tokens]
}

/** Minutes of "de 8 a 2", summed over shifts that are named one after the other; null when no shift is named. */
const readShifts = (tokens: readonly Token[], lang: Lang): number | null => {
  let total = 0
  let count = 0
  let i = 0
  while (i < tokens.length) {
    if (!from[lang].has(tokens[i]?.plain ?? '')) {
      // Digits outside a shift ("de 8 a 2, 6 horas") make two answers out of one.
      if (count > 0 && tokens[i]?.kind === 'number') return null
      i++
      continue
    }
    let at = skipThe(tokens, i + 1, lang)
    const start = clockAt(tokens, at, lang)
    at = start ? start.next : at
    if (!start || !to[lang].has(tokens[at]?.plain ?? '')) {
      i++
      continue
    }
    const end = clockAt(tokens, skipThe(tokens, at + 1, lang), lang)
    if (!end) return null
    total += span(start, end)
    count++
    i = end.next
  }
  return count === 0 ? null : total
}

type Clock = { minutes: number; half: 'am' | 'pm' | null; next: number }

/** 8 to 2 goes over noon when nothing else is said; 6 to 6 is twelve hours. */
const span = (start: Clock, end: Clock): number => {
  const fix = (clock: Clock) =>
    clock.half === null ? clock.minutes : (clock.minutes % 720) + (clock.half === 'pm' ? 720 : 0)
  const a = fix(start)
  let b = fix(end)
  const bothSaid = (start.half !== null || a >= 780) && (end.half !== null || b >= 780)
  while (b <= a) b += bothSaid ? 1440 : 720
  return b - a
}

const clockAt = (tokens: readonly Token[], i: number, lang: Lang): Clock | null => {
  const token = tokens[i]
  if (token?.plain === 'mediodia') return { minutes: 720, half: 'pm', next: i + 1 }
  if (token?.plain === 'medianoche') return { minutes: 720, half: 'am', next: i + 1 }
  const colon = token?.raw.match(/^(\d{1,2})[:.](\d{2})$/)
  let minutes: number
  let next: number
  if (colon) {
    minutes = Number(colon[1]) * 60 + Number(colon[2])
    next = i + 1
  } else {
    const value = numberAt(tokens, i, lang)
    if (!value || value.hundredths > 2400 || (value.fraction && value.hundredths % 100 !== 50)) return null
    minutes = (value.hundredths * 60) / 100
    next = value.next
  }
  if (/^(hrs?|horas?|hours?|heures?|h)$/.test(tokens[next]?.plain ?? '')) next++
  const half = halfOfDay(tokens, next)
  return { minutes, half: half?.half ?? null, next: half?.next ?? next }
}

const halfOfDay = (tokens: readonly Token[], i: number): { half: 'am' | 'pm'; next: number } | null => {
  const text = tokens
    .slice(i, i + 4)
    .map((token) => token.plain)
    .join(' ')
  const match = text.match(
    /^(?:de |por |en |in |du |de )?(?:la |el |l' ?|the )?(am|a m|pm|p m|manana|madrugada|tarde|noche|mediodia|dia|morning|afternoon|evening|night|matin|soir|apres midi)\b/,
  )
  if (!match?.[1]) return null
  const early = /^(am|a m|manana|madrugada|morning|matin)$/.test(match[1])
  return { half: early ? 'am' : 'pm', next: i + match[0].trim().split(' ').length }
}

const readDurations = (tokens: readonly Token[], lang: Lang): number[] => {
  const found: number[] = []
  let i = 0
  while (i < tokens.length) {
    const duration = durationAt(tokens, i, lang)
    if (duration) found.push(duration.minutes)
    i = duration ? duration.next : i + 1
  }
  return found
}

const durationAt = (tokens: readonly Token[], i: number, lang: Lang): { minutes: number; next: number } | null => {
  const fixed = fixedAt(tokens, i, lang)
  if (fixed) return fixed
  const clock = tokens[i]?.raw.match(/^(\d{1,3}):([0-5]\d)$/)
  if (clock) return { minutes: Number(clock[1]) * 60 + Number(clock[2]), next: afterUnit(tokens, i + 1) }
  const value = numberAt(tokens, i, lang, { articles: isUnit(tokens[i + 1]) })
  if (!value || value.other !== undefined || value.hundredths > 1_000_00) return null
  if (isMinutes(tokens[value.next])) return { minutes: value.hundredths / 100, next: value.next + 1 }
  let minutes = Math.round((value.hundredths * 60) / 100)
  let next = value.next
  if (isHours(tokens[next])) {
    next++
    const joint = joins[lang].has(tokens[next]?.plain ?? '') ? next + 1 : next
    const rest = numberAt(tokens, joint, lang, { articles: false })
    const half = tokens[joint]?.plain.match(/^(media|medio|half|demie)$/) && joint > next
    if (half) return { minutes: minutes + 30, next: joint + 1 }
    if (/^cuarto$/.test(tokens[joint]?.plain ?? '') && joint > next) {
      const less = tokens[next]?.plain === 'menos'
      return { minutes: minutes + (less ? -15 : 15), next: joint + 1 }
    }
    const glued = tokens[joint]?.glued && joint === next
    if (
      rest &&
      rest.hundredths < 6000 &&
      !rest.fraction &&
      (isMinutes(tokens[rest.next]) || joint > next || glued || rest.next === tokens.length)
    ) {
      minutes += rest.hundredths / 100
      next = isMinutes(tokens[rest.next]) ? rest.next + 1 : rest.next
    }
  }
  return { minutes, next }
}

/** "media hora", "hora y media", "un cuarto de hora", "tres cuartos de hora". */
const fixedAt = (tokens: readonly Token[], i: number, lang: Lang): { minutes: number; next: number } | null => {
  const text = tokens
    .slice(i, i + 6)
    .map((token) => token.plain)
    .join(' ')
  for (const [phrase, minutes] of fixed[lang]) {
    if (text === phrase || text.startsWith(`${phrase} `)) return { minutes, next: i + phrase.split(' ').length }
  }
  return null
}

const isHours = (token: Token | undefined) =>
  /^(h|hs|hr|hrs|ora|oras|hora|horas|horitas?|hour|hours|heure|heures)$/.test(token?.plain ?? '')
const isMinutes = (token: Token | undefined) => /^(m|min|mins|minuto|minutos|minute|minutes)$/.test(token?.plain ?? '')
const isUnit = (token: Token | undefined) => isHours(token) || isMinutes(token)
const afterUnit = (tokens: readonly Token[], i: number) => (isHours(tokens[i]) ? i + 1 : i)
const skipThe = (tokens: readonly Token[], i: number, lang: Lang) => (the[lang].has(tokens[i]?.plain ?? '') ? i + 1 : i)

const from: Record<Lang, Set<string>> = {
  es: new Set(['de', 'desde', 'entre']),
  en: new Set(['from']),
  fr: new Set(['de']),
}
const to: Record<Lang, Set<string>> = {
  es: new Set(['a', 'hasta', 'al']),
  en: new Set(['to', 'till', 'until']),
  fr: new Set(['a']),
}
const the: Record<Lang, Set<string>> = { es: new Set(['las', 'la', 'el']), en: new Set(['the']), fr: new Set(['les']) }
const joins: Record<Lang, Set<string>> = {
  es: new Set(['y', 'con', 'menos']),
  en: new Set(['and']),
  fr: new Set(['et']),
}
const allDay: Record<Lang, RegExp> = {
  es: /\b(tod[oa]s? (el|la|los|las) (dia|santo dia|manana|tarde|noche|semana|dias)|todo el tiempo|(medio|media) (dia|jornada|manana|tarde)|un rato|un ratito|de sol a sol|un dia|una jornada|un turno)\b/,
  en: /\b(all (day|morning|afternoon|night|week)|the whole (day|week)|half a day|a while)\b/,
  fr: /\b(toute la (journee|nuit|semaine)|tout le temps|une demi journee|un moment)\b/,
}
/** "5 días" is no number of hours. */
const inDays: Record<Lang, RegExp> = {
  es: /\b(dias|semanas?|mes(es)?|jornadas|turnos)\b/,
  en: /\b(days|weeks?|months?|shifts)\b/,
  fr: /\b(jours?|semaines?|mois)\b/,
}
/** "a las 6" is a time of the day. */
const clockOnly: Record<Lang, RegExp> = {
  es: /\b(a|desde|hasta) las? (\d|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)/,
  en: /\bat \d/,
  fr: /\b(a|vers) \d{1,2} ?h\b/,
}
const fixed: Record<Lang, [string, number][]> = {
  es: [
    ['tres cuartos de hora', 45],
    ['un cuarto de hora', 15],
    ['una hora y media', 90],
    ['hora y media', 90],
    ['una hora y cuarto', 75],
    ['hora y cuarto', 75],
    ['media hora', 30],
    ['media horita', 30],
    ['media ora', 30],
  ],
  en: [
    ['an hour and a half', 90],
    ['one and a half hours', 90],
    ['half an hour', 30],
    ['half hour', 30],
    ['a quarter of an hour', 15],
  ],
  fr: [
    ['une heure et demie', 90],
    ['une demi heure', 30],
    ['demi heure', 30],
    ["un quart d'heure", 15],
  ],
}
