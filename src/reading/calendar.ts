import type { Lang } from './reader.ts'

/** A calendar day without hour or zone. `month` 1-12. */
export type Day = { year: number; month: number; day: number }

export const dayOf = (iso: string, zone: string): Day => {
  const parts = formatter(zone).formatToParts(new Date(iso))
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  return { year: of('year'), month: of('month'), day: of('day') }
}

/** "2026-05-15". */
export const isoOf = ({ year, month, day }: Day): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

export const addDays = (from: Day, days: number): Day => {
  const moved = new Date(Date.UTC(from.year, from.month - 1, from.day + days))
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() }
}

/** 0 = Sunday. */
export const weekdayOf = ({ year, month, day }: Day): number => new Date(Date.UTC(year, month - 1, day)).getUTCDay()

export const exists = ({ year, month, day }: Day): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()

export const compare = (a: Day, b: Day): number => a.year - b.year || a.month - b.month || a.day - b.day

const formatters = new Map<string, Intl.DateTimeFormat>()
const formatter = (zone: string): Intl.DateTimeFormat => {
  const known = formatters.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
  formatters.set(zone, made)
  return made
}

const indexed = (list: string, start: number): [string, number][] =>
  list.split(' ').flatMap((words, i) => words.split('|').map((word): [string, number] => [word, i + start]))

/** Month names and usual short forms, folded. */
export const MONTHS: Record<Lang, Map<string, number>> = {
  es: new Map(
    indexed(
      'enero|ene|henero febrero|feb|frebrero|febero marzo|mar|marso abril|abr|avril mayo|may|mallo junio|jun julio|jul agosto|ago|agosot ' +
        'septiembre|setiembre|sep|sept|set|septienbre octubre|oct|otubre noviembre|nov|novienbre diciembre|dic|diciembr|disiembre|dicienbre',
      1,
    ),
  ),
  en: new Map(
    indexed(
      'january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sep|sept october|oct november|nov december|dec',
      1,
    ),
  ),
  fr: new Map(
    indexed(
      'janvier|janv fevrier|fev|fevr mars avril|avr mai juin juillet|juil aout septembre|sept octobre|oct novembre|nov decembre|dec',
      1,
    ),
  ),
}

export const WEEKDAYS: Record<Lang, Map<string, number>> = {
  es: new Map(
    indexed(
      'domingo|dom lunes|lun martes miercoles|mier|miercole|mierc jueves|juev viernes|vier|biernes sabado|sab|savado',
      0,
    ),
  ),
  en: new Map(
    indexed('sunday|sun monday|mon tuesday|tue|tues wednesday|wed thursday|thu|thur|thurs friday|fri saturday|sat', 0),
  ),
  fr: new Map(indexed('dimanche lundi mardi mercredi jeudi vendredi samedi', 0)),
}
