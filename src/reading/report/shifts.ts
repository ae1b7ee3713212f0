import { numberAt } from '../numbers/numbers-in-words.ts'
import type { Lang } from '../reader.ts'
import type { Token } from '../scan.ts'

/** Minutes of "de 8 a 2", summed over shifts that are named one after the other; null when no shift is named. */
export const shiftMinutes = (said: readonly Token[], lang: Lang): number | null => {
  const tokens = withStart(startAndEnd(said, lang), lang)
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
    if (!end || isRange(start, end)) return null
    total += span(start, end)
    count++
    i = end.next
  }
  return count === 0 ? null : total
}

/** "entré a las 7 y salí a las 3", "empecé 8:15 y acabé 12:45": two hours of the day and nothing else are a shift. */
const startAndEnd = (tokens: readonly Token[], lang: Lang): readonly Token[] => {
  if (lang !== 'es') return tokens
  const begun = tokens.some(({ plain }) => BEGIN.test(plain)) && tokens.some(({ plain }) => END.test(plain))
  const at = tokens.flatMap((token, i) => {
    const the = token.plain === 'a' && /^las?$/.test(tokens[i + 1]?.plain ?? '')
    if (the) return clockAt(tokens, i + 2, lang) ? [i + 2] : []
    const verb = begun && (BEGIN.test(token.plain) || END.test(token.plain))
    const next = /^(a|como)$/.test(tokens[i + 1]?.plain ?? '') ? i + 2 : i + 1
    return verb && tokens[next]?.kind === 'number' && clockAt(tokens, next, lang) ? [next] : []
  })
  const [start, end] = at
  if (start === undefined || end === undefined || at.length !== 2) return tokens
  const first = clockAt(tokens, start, lang)
  if (!first || first.next > end) return tokens
  const word = (plain: string): Token => ({ kind: 'word', raw: plain, plain, glued: false, at: 0 })
  return [word('de'), ...tokens.slice(start, first.next), word('a'), ...tokens.slice(end)]
}

const BEGIN = /^(empec|empez|empiez|entr[eoa]|inici|comenc|comenz|comienz|llegu|llega)/
const END = /^(acab|sal[io]|salgo|sale|termin)/

/** "8 a 2" alone means the same as "de 8 a 2" when it can only go over noon; "6 a 7" is a guess of hours. */
const withStart = (tokens: readonly Token[], lang: Lang): readonly Token[] => {
  const start = clockAt(tokens, 0, lang)
  if (!start || !to[lang].has(tokens[start.next]?.plain ?? '')) return tokens
  const end = clockAt(tokens, skipThe(tokens, start.next + 1, lang), lang)
  if (!end || (end.minutes >= start.minutes && !(start.half && end.half))) return tokens
  const [word = 'de'] = from[lang]
  return [{ kind: 'word', raw: word, plain: word, glued: false, at: 0 }, ...tokens]
}

/** `unit`: "horas" stands behind it. */
export type Clock = { minutes: number; half: 'am' | 'pm' | null; unit: boolean; next: number }

/** "de 6 a 8 horas" is a guess of hours; "de 8 a 14 horas" and "de 8 a 2" go by the clock. */
const isRange = (start: Clock, end: Clock): boolean =>
  end.unit && !start.unit && !start.half && !end.half && end.minutes > start.minutes && end.minutes <= 720

/** 8 to 2 goes over noon when nothing else is said; 6 to 6 is twelve hours; "de 2 a 6 de la tarde" begins in the afternoon. */
const span = (start: Clock, end: Clock): number => {
  if (Boolean(start.half) !== Boolean(end.half)) return shortest(start, end)
  const fix = (clock: Clock) =>
    clock.half === null ? clock.minutes : (clock.minutes % 720) + (clock.half === 'pm' ? 720 : 0)
  const a = fix(start)
  let b = fix(end)
  const bothSaid = (start.half !== null || a >= 780) && (end.half !== null || b >= 780)
  while (b <= a) b += bothSaid ? 1440 : 720
  return b - a
}

/** One side names the half of the day: the other is the one that makes the shorter shift. */
const shortest = (start: Clock, end: Clock): number => {
  const readings = ({ minutes, half }: Clock) =>
    half
      ? [(minutes % 720) + (half === 'pm' ? 720 : 0)]
      : minutes >= 780
        ? [minutes]
        : [minutes % 720, (minutes % 720) + 720]
  const spans = readings(start).flatMap((a) => readings(end).map((b) => (b - a + 1440) % 1440 || 1440))
  return Math.min(...spans)
}

/** An hour of the day that stands here: "8", "8:15", "8 y media de la noche"; `half` where it was said. */
export const clockAt = (tokens: readonly Token[], i: number, lang: Lang): Clock | null => {
  const token = tokens[i]
  if (token?.plain === 'mediodia') return { minutes: 720, half: 'pm', unit: false, next: i + 1 }
  if (token?.plain === 'medianoche') return { minutes: 720, half: 'am', unit: false, next: i + 1 }
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
  const quarter = quarterAt(tokens, next)
  if (quarter) [minutes, next] = [minutes + quarter, next + 2]
  const unit = /^(hrs?|horas?|hours?|heures?|h)$/.test(tokens[next]?.plain ?? '')
  if (unit) next++
  const half = halfOfDay(tokens, next)
  return { minutes, half: half?.half ?? null, unit, next: half?.next ?? next }
}

/** "8 y cuarto", "2 menos cuarto". */
const quarterAt = (tokens: readonly Token[], i: number): number => {
  if (tokens[i + 1]?.plain !== 'cuarto') return 0
  return tokens[i]?.plain === 'y' ? 15 : tokens[i]?.plain === 'menos' ? -15 : 0
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

const skipThe = (tokens: readonly Token[], i: number, lang: Lang) => (the[lang].has(tokens[i]?.plain ?? '') ? i + 1 : i)

const from: Record<Lang, Set<string>> = {
  es: new Set(['de', 'd', 'desde', 'entre']),
  en: new Set(['from']),
  fr: new Set(['de']),
}
const to: Record<Lang, Set<string>> = {
  es: new Set(['a', 'hasta', 'al', '-']),
  en: new Set(['to', 'till', 'until']),
  fr: new Set(['a']),
}
const the: Record<Lang, Set<string>> = { es: new Set(['las', 'la', 'el']), en: new Set(['the']), fr: new Set(['les']) }
