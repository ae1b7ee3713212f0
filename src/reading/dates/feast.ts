import { addDays, compare, type Day, weekdayOf } from '../calendar.ts'
import type { Country, Lang } from '../reader.ts'
import type { Token } from '../scan.ts'
import { easter } from './easter.ts'
import type { DateContext, Found } from './found.ts'
import { yearAt } from './year-named.ts'

/** "Viernes Santo", "el día de la Virgen de Guadalupe", "Navidad (de 2027)": the day of the feast, and no other Friday. */
export const feast = (tokens: readonly Token[], i: number, context: DateContext): Found | null => {
  const text = `${tokens
    .slice(i, i + LONGEST)
    .map((token) => token.plain)
    .join(' ')} `
  const named = feasts[context.lang].find(([name]) => text.startsWith(`${name} `))
  if (!named) return null
  const next = i + named[0].split(' ').length
  const inYear = (year: number) => named[1](year, context.country)
  if (!inYear(context.today.year)) return { days: [], next, vague: true }
  const year = yearAt(tokens, next, context)
  if (year) return { days: [inYear(year.year)].filter((day) => day !== null), next: year.next }
  const last = /^pasad[oa]$/.test(tokens[next]?.plain ?? '')
  return { days: around(inYear, context, last), next: last ? next + 1 : next }
}

/** The next one, the last one, or where both may be meant this year's and the next. */
const around = (inYear: (year: number) => Day | null, { today, direction }: DateContext, last: boolean): Day[] => {
  const [before, here, after] = [-1, 0, 1].map((years) => inYear(today.year + years))
  if (!before || !here || !after) return []
  const ahead = compare(here, today) >= 0
  if (last || direction === 'past') return [compare(here, today) <= 0 && !(last && ahead) ? here : before]
  if (ahead) return [here]
  return direction === 'future' ? [after] : [here, after]
}

type Feast = (year: number, country: Country) => Day | null

const on =
  (month: number, day: number): Feast =>
  (year) => ({ year, month, day })
const fromEaster =
  (days: number): Feast =>
  (year) =>
    addDays(easter(year), days)
const secondSunday =
  (month: number): Feast =>
  (year) =>
    addDays({ year, month, day: 1 }, ((7 - weekdayOf({ year, month, day: 1 })) % 7) + 7)
/** Kept on another day in another country; where it is not listed nobody can tell the day. */
const byCountry =
  (days: Partial<Record<Country, Feast>>): Feast =>
  (year, country) =>
    days[country]?.(year, country) ?? null

const mothers = byCountry({
  MX: on(5, 10),
  GT: on(5, 10),
  SV: on(5, 10),
  NI: on(5, 30),
  HN: secondSunday(5),
  US: secondSunday(5),
  CA: secondSunday(5),
})
const september = on(9, 15)
const independence = byCountry({
  MX: on(9, 16),
  GT: september,
  SV: september,
  HN: september,
  NI: september,
  US: on(7, 4),
  CA: on(7, 1),
})
const may = on(5, 1)
/** In the US and Canada the feast of that name is in September, and people from elsewhere mean May. */
const labour = byCountry({ MX: may, GT: may, SV: may, HN: may, NI: may })

const named = (rows: readonly (readonly [names: string, feast: Feast])[]): [string, Feast][] =>
  rows
    .flatMap(([names, day]) => names.split('|').map((name): [string, Feast] => [name, day]))
    .sort(([a], [b]) => b.length - a.length)

const feasts: Record<Lang, [string, Feast][]> = {
  es: named([
    ['navidad|noche de navidad', on(12, 25)],
    ['nochebuena|noche buena', on(12, 24)],
    ['nochevieja|noche vieja', on(12, 31)],
    ['ano nuevo', on(1, 1)],
    ['dia de reyes|dia de los reyes|dia de los santos reyes', on(1, 6)],
    ['dia de la candelaria|la candelaria', on(2, 2)],
    ['dia de la santa cruz', on(5, 3)],
    ['dia del trabajo|dia del trabajador', labour],
    ['dia de las madres|dia de la madre', mothers],
    ['dia de san juan', on(6, 24)],
    ['dia de san pedro', on(6, 29)],
    ['dia de la independencia', independence],
    ['dia de todos los santos|todos los santos|dia de los santos', on(11, 1)],
    ['dia de muertos|dia de los muertos|dia de los difuntos|dia de los fieles difuntos|dia de finados', on(11, 2)],
    ['dia de la purisima|la purisima|dia de la concepcion', on(12, 8)],
    ['virgen de guadalupe|virgencita de guadalupe|dia de guadalupe|dia de la guadalupana|dia de la lupita', on(12, 12)],
    ['miercoles de ceniza', fromEaster(-46)],
    ['domingo de ramos', fromEaster(-7)],
    ['lunes santo', fromEaster(-6)],
    ['martes santo', fromEaster(-5)],
    ['miercoles santo', fromEaster(-4)],
    ['jueves santo', fromEaster(-3)],
    ['viernes santo', fromEaster(-2)],
    ['sabado santo|sabado de gloria', fromEaster(-1)],
    ['domingo de resurreccion|domingo de pascua|domingo de gloria|domingo santo', fromEaster(0)],
    ['jueves de corpus|corpus christi', fromEaster(60)],
  ]),
  en: named([
    ['christmas eve', on(12, 24)],
    ['christmas day|christmas', on(12, 25)],
    ["new year's day|new years day|new year", on(1, 1)],
    ["new year's eve|new years eve", on(12, 31)],
    ['ash wednesday', fromEaster(-46)],
    ['palm sunday', fromEaster(-7)],
    ['good friday', fromEaster(-2)],
    ['easter sunday', fromEaster(0)],
    ['easter monday', fromEaster(1)],
  ]),
  fr: named([
    ['noel', on(12, 25)],
    ["jour de l'an|nouvel an", on(1, 1)],
    ['vendredi saint', fromEaster(-2)],
    ['dimanche de paques', fromEaster(0)],
    ['lundi de paques', fromEaster(1)],
  ]),
}

/** Words of the longest name. */
const LONGEST = 6
