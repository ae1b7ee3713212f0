import { compare, type Day, dayOf, exists, isoOf } from '../calendar.ts'
import { clean, fold } from '../normalise.ts'
import { defineReader, type Lang, type ReadContext, type Reading } from '../reader.ts'
import { date } from './date.ts'

/** `id_expires_on` is the last day on which the document serves, where it was said. */
export type IdExpiry = { id_state: 'VALID' | 'EXPIRED' | 'NONE'; id_expires_on?: string }

export type IdExpiryOptions = {
  /** Only words that speak of the document: where something else is asked, "no tengo segundo apellido" is no missing one. */
  named?: boolean
  /** Only that it serves: where it was said that there is none, "no tengo" says it once more. */
  valid?: boolean
}

/**
 * Until when an identity document serves: a whole date, a month or a year alone ("2028", "2019-2029": the last day of it), or
 * that it has run out or is not there. A day without its year is no answer.
 */
export const idExpiry = defineReader<IdExpiry, IdExpiryOptions>({
  name: 'id-expiry',
  takes: { named: 'yes or no', valid: 'yes or no' },
  read: (text, context, options) => {
    const told = stated(text, context, options)
    const serves = 'value' in told && told.value.id_state === 'VALID'
    return options?.valid && !serves ? { problem: 'id-expiry.unclear' } : told
  },
})

const stated = (text: string, context: ReadContext, options?: IdExpiryOptions): Reading<IdExpiry> => {
  const plain = fold(clean(text))
  if (options?.named && !NAMED.test(plain)) return { problem: 'id-expiry.unclear' }
  const today = dayOf(context.now, context.zone)
  if (gone[context.lang].test(plain)) return { value: { id_state: 'NONE' } }
  const years = [...plain.matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/g)].map(([year]) => Number(year))
  const whole = date.read(text, context, {})
  const hasYear = years.length > 0 || /\d\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d\d(?!\d)/.test(plain)
  if ('value' in whole && hasYear) return { value: judged(whole.value, isoOf(today)) }
  if ('ambiguous' in whole && hasYear && whole.ambiguous === 'date.which')
    return {
      ambiguous: whole.ambiguous,
      ...(whole.values ? { values: whole.values } : {}),
      ...(whole.between ? { between: whole.between.map((day) => judged(day, isoOf(today))) } : {}),
    }
  const last = years.length > 0 ? endOf(Math.max(...years), monthIn(plain, context.lang)) : null
  if (last && compare(last, { ...today, year: today.year + 30 }) < 0)
    return { value: judged(isoOf(last), isoOf(today)) }
  if (expired[context.lang].test(plain)) return { value: { id_state: 'EXPIRED' } }
  return none[context.lang].test(plain) ? { value: { id_state: 'NONE' } } : { problem: 'id-expiry.unclear' }
}

const judged = (day: string, today: string): IdExpiry => ({
  id_state: day < today ? 'EXPIRED' : 'VALID',
  id_expires_on: day,
})

const endOf = (year: number, month: number): Day | null =>
  [31, 30, 29, 28].map((day) => ({ year, month, day })).find((day) => exists(day)) ?? null

/** "05/2028", "mayo 2028"; December where only the year stands. */
const monthIn = (plain: string, lang: Lang): number => {
  const number = Number(/(?<!\d)(0?[1-9]|1[0-2])\s?[/.-]\s?(?:19|20)\d\d/.exec(plain)?.[1])
  if (number) return number
  const named = MONTHS[lang].findIndex((month) => new RegExp(`\\b${month}`).test(plain))
  return named < 0 ? 12 : named + 1
}

const MONTHS: Record<Lang, readonly string[]> = {
  es: ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'],
  en: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
  fr: ['jan', 'fev', 'mar', 'avr', 'mai', 'juin', 'juil', 'aou', 'sep', 'oct', 'nov', 'dec'],
}

const NAMED =
  /\b(?:ine|credencial|identificacion|dpi|dui|dni|cedula|id|[bv]en[cs][ei]\w*|caduc\w+|[bv]i[gj]ente?s?|expir\w+)\b/

/** It is nowhere, whatever it said. */
const gone: Record<Lang, RegExp> = {
  es: /\b(?:perdi|se me perdio|extravi[eo])\b(?! (?:el|mi) (?:codigo|numero|telefono|celular|papel))|\brobaron\b|\bnunca (?:la |lo )?(?:saque|tuve|h?e (?:tenido|sacado))\b/,
  en: /\blost\b|\bstolen\b|\bnever had\b/,
  fr: /\bperdue?s?\b|\bvolee?s?\b/,
}
/** "No la tengo vigente" says that they have one. */
const none: Record<Lang, RegExp> = {
  es: /\bno (?:la |lo |me |se )?(?:teng[ao]|traigo|sac[oa]|h?e sacado|cuento con)\b(?! (?:aqui|a la mano|conmigo|cuenta|banco|tarjeta|clabe|dinero|tiempo|senal|saldo|ni|ese|esa|el|otro|otra|como|quien))|\bsin (?:ine|credencial|identificacion|dpi|dui|dni|cedula)\b/,
  en: /\b(?:i )?(?:do not|don't|dont) have\b|\bno id\b/,
  fr: /\bje n'?(?:en )?ai pas\b/,
}
const expired: Record<Lang, RegExp> = {
  es: /\b(?:[bv]en[cs]id[ao]s?|[bv]en[cs]io|caducad[ao]s?|caduco|expiro|expirad[ao]s?|ya no (?:sirve|vale))\b|\bno\b.*\b[bv]i[gj]entes?\b/,
  en: /\bexpired\b|\bout of date\b|\bnot valid\b/,
  fr: /\bexpiree?s?\b|\bperimee?s?\b/,
}
