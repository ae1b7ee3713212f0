import { compare, type Day, dayOf, exists, isoOf } from '../calendar.ts'
import { spellDays } from '../dates/spelling.ts'
import { datesIn } from '../dates.ts'
import { isUnknown } from '../doubt.ts'
import { clean, fold } from '../normalise.ts'
import { defineReader, type Lang, type Reading } from '../reader.ts'
import { sayDay } from '../said.ts'
import { scan } from '../scan.ts'

export type DateOptions = {
  /** Only today or later will do: "el 15" is the next 15th, an earlier day is a problem. */
  future?: boolean
  /** Only today or earlier will do: "el lunes" is last Monday. */
  past?: boolean
  /** A plan: "como el lunes" is Monday. */
  about?: boolean
}

/**
 * A day in the person's zone, "2026-05-15". Day before month in Spanish and French; in English both orders are
 * possible and are asked. "la otra semana", "después de la fiesta" and two days are asked again.
 */
export const date = defineReader<string, DateOptions>({
  name: 'date',
  takes: { future: 'yes or no', past: 'yes or no', about: 'yes or no' },
  read: (text, context, options) => {
    const plain = fold(clean(text))
    if (isUnknown(plain, context.lang)) return { problem: 'date.unclear' }
    const today = dayOf(context.now, context.zone)
    const direction = options?.future ? 'future' : options?.past ? 'past' : 'any'
    const tokens = spellDays(scan(plain), context.lang)
    if (tokens.length > 60) return { problem: 'date.unclear' }
    const { days, vague, impossible } = datesIn(tokens, { ...context, today, direction })
    if (impossible) return { problem: 'date.unclear' }
    if (days.length > 0 && (excluded.test(plain) || (!options?.about && unsure[context.lang].test(plain))))
      return { ambiguous: 'date.vague' }
    const found = unique(days.filter(exists))
    const [first, second] = found
    if (!first) return vague ? { ambiguous: 'date.vague' } : { problem: 'date.unclear' }
    if (second || vague) {
      const fits = found.filter((day) => suits(day, today, direction))
      const [only, other] = fits
      if (only && !other && !vague && days.length === found.length && isOneExpression(days))
        return { value: isoOf(only) }
      return ask(fits.length > 0 ? fits : found, context.lang)
    }
    return check(first, today, direction)
  },
})

/** "el lunes no puedo" names the day that will not do. */
const excluded =
  /\b(no (puedo|podre|puedes?|voy|estoy|estare|se puede|trabajo|hay|me queda)|menos|excepto|except|sauf|can't|cannot|cant|ne peux pas)\b|[a-z0-9] no[.!]?$/

/** "como el lunes", "a lo mejor el 15": near it, not it. "como a las 5" is about the hour. */
const unsure: Record<Lang, RegExp> = {
  es: /\b(como|por ahi|mas o menos|alrededor|cerca) (el|para|del|de|pa|al|por|en)\b|\b(tal vez|talvez|quizas?|a lo mejor|creo|puede ser|aproximadamente|aprox|mas o menos|yo digo que|cada|todos los(?! santos)|todas las|o pasado)\b|\bpor el \d/,
  en: /\b(maybe|perhaps|i think|around|about|every|probably)\b/,
  fr: /\b(peut etre|je crois|vers|environ|chaque|tous les)\b/,
}

type Direction = 'future' | 'past' | 'any'

const check = (day: Day, today: Day, direction: Direction): Reading<string> => {
  if (day.year < 1900 || day.year > 2100) return { problem: 'date.unclear' }
  if (direction === 'future' && compare(day, today) < 0) return { problem: 'date.past' }
  if (direction === 'past' && compare(day, today) > 0) return { problem: 'date.not_yet' }
  return { value: isoOf(day) }
}

const suits = (day: Day, today: Day, direction: Direction) =>
  direction === 'any' || (direction === 'future' ? compare(day, today) >= 0 : compare(day, today) <= 0)

const ask = (days: Day[], lang: Lang): Reading<string> => {
  const [a, b] = days.map(isoOf)
  if (!a || !b) return { ambiguous: 'date.vague' }
  return {
    ambiguous: 'date.which',
    values: { date1: sayDay(a, lang), date2: sayDay(b, lang) },
    between: days.map(isoOf),
  }
}

/** Readings of one expression carry the same mark; two expressions are two answers. */
const isOneExpression = (days: (Day & { of?: number })[]) => new Set(days.map((day) => day.of)).size === 1

const unique = <T extends Day>(days: T[]): T[] => [...new Map(days.map((day) => [isoOf(day), day])).values()]
