import { addDays, type Day, dayOf, isoOf, MONTHS, weekdayOf } from '../calendar.ts'
import type { Lang, ReadContext } from '../reader.ts'
import { date } from '../readers/date.ts'

/** The day that a report speaks of (`on`), or the week: `since` is its first day. `several`: more than one day, so none of them alone. */
export type DaysSaid = { on: string | null; since: string | null; several: boolean; rest: string }

/** What days a report speaks of, today or earlier, and the text without them. */
export function daysSaid(said: string, context: ReadContext): DaysSaid {
  const { day, lastWeek } = patterns[context.lang]
  const text = said.replace(denied(patterns[context.lang]), ' , ')
  const week = lastWeek.exec(text)
  if (week) return { ...weekBefore(dayOf(context.now, context.zone)), several: false, rest: without(text, week) }
  const found = [...text.matchAll(day)].flatMap((match) => {
    const reading = date.read(match[0], context, { past: true })
    return 'value' in reading ? [{ match, on: reading.value }] : []
  })
  const [first] = found
  if (!first) return { on: null, since: null, several: false, rest: text }
  const several = new Set(found.map(({ on }) => on)).size > 1
  // "6 ayer y 4 hoy": the numbers are hours of each day, and no money.
  const rest = several ? text.replace(numbered(day), '$1 horas ').replace(day, ' ') : without(text, first.match)
  return { on: several ? null : first.on, since: null, several, rest }
}

/** Does it say of something that it was on that day? "El lunes se lo mando" does not. */
export const saysWhen = (text: string, lang: Lang): boolean => patterns[lang].was.test(text)

const numbered = (day: RegExp): RegExp => new RegExp(String.raw`(\d)\s+${day.source}`, day.flags)

/** "Ayer lunes 23 no, el jueves", "no fue el lunes", "lo del lunes ya estaba bien": days that are not meant. */
const denied = ({ day, notOn, isRight }: Patterns): RegExp =>
  new RegExp(
    String.raw`(?:${day.source}\s+)+(?:\d{1,2}\s+)?(?:no|not|pas)\s*[,;.]|${notOn.source}\s+${day.source}|${day.source}\s+${isRight.source}`,
    day.flags,
  )

const without = (text: string, match: RegExpMatchArray): string =>
  `${text.slice(0, match.index)} ${text.slice((match.index ?? 0) + match[0].length)}`

/** From Monday to Sunday. */
const weekBefore = (today: Day): { on: string; since: string } => {
  const monday = addDays(today, -((weekdayOf(today) + 6) % 7) - 7)
  return { since: isoOf(monday), on: isoOf(addDays(monday, 6)) }
}

const MONTH = `(?:${[...MONTHS.es.keys()].join('|')})`

type Patterns = { day: RegExp; lastWeek: RegExp; was: RegExp; notOn: RegExp; isRight: RegExp }

const patterns: Record<Lang, Patterns> = {
  es: {
    day: new RegExp(
      String.raw`(?<!(?:mism[oa]s?|igual)\s+(?:de|que|del|a)\s+)\b(?:antier|anteayer|ayer|hoy|(?:el\s+)?(?:lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)(?:\s+pasado)?(?:\s+(?:[12]?\d|3[01])(?:\s+de\s+${MONTH}(?!\p{L})|(?=\s*(?:[,;.!]|$|trabaj|fui|fue|estuv|anduv|hice|lo|no|ya))))?|el\s+\d{1,2}\s+de\s+${MONTH})(?![\p{L}])`,
      'giu',
    ),
    lastWeek: /\b(?:(?:de|en)\s+)?la\s+semana\s+(?:pasada|anterior)(?![\p{L}])/iu,
    notOn: /\bno\s+(?:fue|era|es)(?:\s+(?:en|lo))?/u,
    isRight: /(?:s[ií]\s+)?(?:ya\s+)?(?:est[aá]|estaba|qued[oó])\s+bien/u,
    was: /(?<![\p{L}])(?:fue|fueron|era|eran|es del?|son del?|antier|anteayer|ayer|semana pasada)(?![\p{L}])/iu,
  },
  en: {
    day: /\b(?:yesterday|today|on (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday))\b/gi,
    lastWeek: /\blast week\b/i,
    notOn: /\bit\s+was\s+not/u,
    isRight: /(?:is|was)\s+(?:right|fine)/u,
    was: /\b(?:was|were|yesterday|last week)\b/i,
  },
  fr: {
    day: /\b(?:hier|aujourd'hui|avant-hier)\b/gi,
    lastWeek: /\bla semaine derni[eè]re\b/i,
    notOn: /\bce\s+n'[eé]tait\s+pas/u,
    isRight: /(?:est|[eé]tait)\s+(?:juste|bon)/u,
    was: /\b(?:c'[eé]tait|hier|semaine derni[eè]re)\b/i,
  },
}
