import type { Lang } from '../reader.ts'
import type { Token } from '../scan.ts'
import { numberAt } from './numbers-in-words.ts'

/** Minutes of each stretch of time in the text: "3 y media", "3:30", "45 min", "media hora". */
export const durationsIn = (tokens: readonly Token[], lang: Lang): number[] => {
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
  const value = numberAt(tokens, i, lang, { articles: isUnit(tokens[i + 1]) || isOneAlone(tokens) })
  if (!value || value.other !== undefined || value.hundredths > 1_000_00) return null
  if (isMinutes(tokens[value.next])) return { minutes: value.hundredths / 100, next: value.next + 1 }
  let minutes = Math.round((value.hundredths * 60) / 100)
  let next = value.next
  const quarter = quarterAt(tokens, next, lang)
  if (quarter && !value.fraction) return { minutes: minutes + quarter.minutes, next: quarter.next }
  const minutesAfter = minutesWith(tokens, next, lang)
  if (minutesAfter && !value.fraction) return { minutes: minutes + minutesAfter.minutes, next: minutesAfter.next }
  if (isHours(tokens[next])) {
    next++
    // "cuatro horas menos quince"
    const less = tokens[next]?.plain === 'menos' ? numberAt(tokens, next + 1, lang, { articles: false }) : null
    if (less && !less.fraction && less.hundredths < 6000)
      return {
        minutes: minutes - less.hundredths / 100,
        next: isMinutes(tokens[less.next]) ? less.next + 1 : less.next,
      }
    const joint = joins[lang].has(tokens[next]?.plain ?? '') ? next + 1 : next
    const rest = numberAt(tokens, joint, lang, { articles: false })
    const half = tokens[joint]?.plain.match(/^(media|medio|half|demie)$/) && joint > next
    if (half) return { minutes: minutes + 30, next: joint + 1 }
    const quarters = quarterAt(tokens, next, lang)
    if (quarters) return { minutes: minutes + quarters.minutes, next: quarters.next }
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

/** "dos y cuarto", "cuatro menos cuarto", "dos horas y tres cuartos". */
const quarterAt = (tokens: readonly Token[], i: number, lang: Lang): { minutes: number; next: number } | null => {
  const joint = tokens[i]?.plain
  if (lang !== 'es' || (joint !== 'y' && joint !== 'menos')) return null
  if (joint === 'y' && /^(tres|3)$/.test(tokens[i + 1]?.plain ?? '') && tokens[i + 2]?.plain === 'cuartos')
    return { minutes: 45, next: i + 3 }
  const at = tokens[i + 1]?.plain === 'un' ? i + 2 : i + 1
  return tokens[at]?.plain === 'cuarto' ? { minutes: joint === 'y' ? 15 : -15, next: at + 1 } : null
}

/** "5 con 30", "2 y 45". */
const minutesWith = (tokens: readonly Token[], i: number, lang: Lang): { minutes: number; next: number } | null => {
  if (lang !== 'es' || !/^(con|y)$/.test(tokens[i]?.plain ?? '')) return null
  const rest = numberAt(tokens, i + 1, lang, { articles: false })
  if (!rest || rest.fraction || rest.hundredths >= 6000 || rest.hundredths < 1000 || isHours(tokens[rest.next]))
    return null
  return { minutes: rest.hundredths / 100, next: isMinutes(tokens[rest.next]) ? rest.next + 1 : rest.next }
}

/** "media hora", "hora y media", "un cuarto de hora", "tres cuartos de hora". */
const fixedAt = (tokens: readonly Token[], i: number, lang: Lang): { minutes: number; next: number } | null => {
  const text = tokens
    .slice(i, i + 6)
    .map(({ plain }) => (lang === 'es' ? plain.replace(/^oras?$/, 'h$&') : plain))
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
/** "una", asked for hours. */
const isOneAlone = (tokens: readonly Token[]) => tokens.length === 1 && /^un[ae]$/.test(tokens[0]?.plain ?? '')
const afterUnit = (tokens: readonly Token[], i: number) => (isHours(tokens[i]) ? i + 1 : i)

const joins: Record<Lang, Set<string>> = {
  es: new Set(['y', 'con', 'menos']),
  en: new Set(['and']),
  fr: new Set(['et']),
}

const fixed: Record<Lang, [string, number][]> = {
  es: [
    ['tres cuartos de hora', 45],
    ['tres cuartos', 45],
    ['una y media', 90],
    ['un par de horas', 120],
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
