import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { lastDay } from './last-day.ts'
import { itemsOf, moneyText, sumText, totals } from './money-text.ts'
import { noticeFormats } from './notice-formats.ts'
import { obstacleText, taskText } from './task-text.ts'

/** For whom and when words are rendered: the person's language, place and clock. */
export type Setting = { lang: string; zone: string; country: string; now: string }

/** `{path, format}`: every format that a placeholder may name. Each takes a raw value and gives words. */
export const formats: Record<string, (value: unknown, setting: Setting) => string> = {
  /** "viernes 15 de mayo" */
  long_date: (value, setting) =>
    dateText(value, setting, { weekday: 'long', day: 'numeric', month: 'long' }).replace(',', ''),
  /** "15 may", at most 7 characters */
  short_date: (value, setting) => dateText(value, setting, { day: 'numeric', month: 'short' }).replaceAll('.', ''),
  /** "viernes 15 de mayo": until when, said without the hour */
  last_day: (value, setting) => formats.long_date?.(lastDay(value, setting.zone), setting) ?? '',
  /** "15 may", likewise */
  short_last_day: (value, setting) => formats.short_date?.(lastDay(value, setting.zone), setting) ?? '',
  /** "viernes" */
  weekday: (value, setting) => dateText(value, setting, { weekday: 'long' }),
  /** "mayo de 2026" */
  month_year: (value, setting) => dateText(value, setting, { month: 'long', year: 'numeric' }),
  /** "9 de la mañana", "3:30 de la tarde"; "9 am" in English */
  hour: (value, setting) => hourText(value, setting),
  /** "a las 9 de la mañana", "a la 1 de la tarde"; "at 9 am" */
  at_hour: (value, setting) => atHour(hourText(value, setting), setting),
  /** "hoy", "mañana", "el viernes", and from a week on "el viernes 15 de mayo": said before a day that is to come */
  on_day: (value, setting) => onDay(value, setting),
  /** "en 3 días", "hoy": how far a last day is from that of sending; said after "es" */
  in_days: (value, setting) => inDays(value, setting),
  /** By the hour of sending where the person is (F15). */
  greeting: (_value, setting) => greeting(setting),
  /** A name or phrase that begins a sentence: "una persona" -> "Una persona" */
  capital: (value) => {
    const text = String(value)
    return text.charAt(0).toUpperCase() + text.slice(1)
  },
  /** What the identity document is called there. */
  id_name: (_value, { country, lang }) => ID_NAMES[country] ?? (lang.startsWith('es') ? 'identificación' : 'ID'),
  /** "+52 55 0123 4567"; a list is joined */
  phone: (value, { lang }) =>
    Array.isArray(value) ? new Intl.ListFormat(lang).format(value.map((one) => phoneText(one))) : phoneText(value),
  /** "Tamazunchale, San Luis Potosí" of { town, division } */
  place: (value) => placeText(value),
  /** What of an account number may be shown: "9719" */
  last4: (value) => String(value).slice(-4),
  /** Of { amount, currency }: "$1,250.50" in the country's own currency, "1,250.50 USD" in any other */
  money: (value, setting) => moneyText(value, setting),
  /** "pasaje $240.00 y comida $85.00" of a list of { label, amount, currency } */
  expense_list: (value, setting) =>
    listed(
      itemsOf(value).map((one) => `${String(one.label)} ${moneyText(one, setting)}`),
      setting,
    ),
  /** Their sum, one for each currency, which is named: "325.00 quetzales y 10.00 dólares"; "0 quetzales" of none */
  total: (value, setting) => {
    const sums = totals(itemsOf(value)).map((one) => sumText(one, setting))
    return sums.length === 0 ? sumText(null, setting) : listed(sums, setting)
  },
  /** "T3 terminada y T4 no avanza (camino o lluvia)" of a list of { ref, state, reason } */
  task_list: (value, setting) =>
    listed(
      (Array.isArray(value) ? value : []).map((one) => taskText(one, setting)),
      setting,
    ),
  /** "1 persona", "31 personas": a count with its noun, so that no text is left with one of many */
  people: (value, { lang }) => counted(Number(value), lang, PEOPLE),
  /** Why a task is stuck, of its code: "oficina cerrada" */
  obstacle: obstacleText,
  /** "falta el recibo; son muchas horas" of a list of { reason } */
  reason_list: (value) =>
    [...new Set((Array.isArray(value) ? value : []).map((one) => String(one?.reason ?? '')))].join('; '),
  /** Why a form will not do, of its code: "falta su firma"; other words as they were written for the person */
  form_fault: (value, { lang }) => (FORM_FAULTS[base(lang)] ?? FORM_FAULTS.es)?.[String(value)] ?? String(value ?? ''),
  /** Who took papers that are served: "familiar de quien buscaba" */
  relation: (value, { lang }) => (RELATIONS[base(lang)] ?? RELATIONS.es)?.[String(value)] ?? '',
  /** "pasaje $400.00, porque el recibo dice 400" of the changes of a review; of several, divided by ";" */
  change_list: (value, setting) =>
    (Array.isArray(value) ? value : []).map((one) => changeText(one, setting)).join('; '),
  /** "3 h 30 min" of minutes */
  duration: (value) => {
    const minutes = Number(value)
    const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
    return [...(hours > 0 || rest === 0 ? [`${hours} h`] : []), ...(rest > 0 ? [`${rest} min`] : [])].join(' ')
  },
  ...noticeFormats,
}

const ID_NAMES: Record<string, string> = { MX: 'INE', GT: 'DPI', SV: 'DUI', HN: 'DNI', NI: 'cédula' }

const GREETINGS: Record<string, [string, string, string]> = {
  es: ['buenos días', 'buenas tardes', 'buenas noches'],
  en: ['good morning', 'good afternoon', 'good evening'],
  fr: ['bonjour', 'bonjour', 'bonsoir'],
}

const FORM_FAULTS: Record<string, Record<string, string>> = {
  es: {
    unsigned: 'falta su firma',
    undated: 'falta la fecha',
    cut: 'no se ve completa',
    dark: 'la foto salió oscura',
    blurred: 'la foto salió borrosa',
    incomplete: 'falta una página',
    other_form: 'es otra hoja',
    name_differs: 'el nombre no es como en su identificación',
  },
  en: {
    unsigned: 'your signature is missing',
    undated: 'the date is missing',
    cut: 'part of it cannot be seen',
    dark: 'the photo is dark',
    blurred: 'the photo is blurred',
    incomplete: 'a page is missing',
    other_form: 'it is another form',
    name_differs: 'the name is not as on your ID',
  },
}

const RELATIONS: Record<string, Record<string, string>> = {
  es: { SAME: 'la persona que buscaba', RELATIVE: 'familiar de quien buscaba', ANOTHER: 'otra persona' },
  en: { SAME: 'the person you were looking for', RELATIVE: 'a relative of that person', ANOTHER: 'another person' },
  fr: { SAME: 'la personne recherchée', RELATIVE: 'un parent de cette personne', ANOTHER: 'une autre personne' },
}

const CHANGES: Record<string, { WORK: string; TRAVEL: string; because: string }> = {
  es: { WORK: 'trabajo', TRAVEL: 'camino', because: 'porque' },
  en: { WORK: 'work', TRAVEL: 'road', because: 'because' },
  fr: { WORK: 'travail', TRAVEL: 'route', because: 'parce que' },
}

const changeText = (one: Record<string, unknown>, setting: Setting): string => {
  const words = CHANGES[base(setting.lang)] ?? CHANGES.es
  const what = one.what || words?.[one.kind as 'WORK' | 'TRAVEL'] || ''
  const now = one.amount === undefined ? formats.duration?.(one.minutes, setting) : moneyText(one.amount, setting)
  return `${what} ${now}, ${words?.because} ${one.reason}`
}

const base = (lang: string): string => lang.split('-')[0] ?? lang

const greeting = ({ lang, zone, now }: Setting): string => {
  const hour = Number(formatter('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone: zone }).format(new Date(now)))
  const [morning, afternoon, evening] = GREETINGS[base(lang)] ?? ['buenos días', 'buenas tardes', 'buenas noches']
  return hour < 12 ? morning : hour < 19 ? afternoon : evening
}

const dateText = (value: unknown, { lang, zone }: Setting, options: Intl.DateTimeFormatOptions): string => {
  const text = String(value)
  // A plain date, or a month, is that everywhere; an instant is a day in the person's zone.
  const timeZone = /^\d{4}-\d\d(?:-\d\d)?$/.test(text) ? 'UTC' : zone
  const date = new Date(text)
  return Number.isNaN(date.getTime()) ? text : formatter(lang, { ...options, timeZone }).format(date)
}

/** From the day of sending to that day, where the person is; NaN when it is no day. */
const daysTo = (value: unknown, setting: Setting): number => {
  const [then, today] = [value, setting.now].map((when) =>
    Date.parse(dateText(when, { ...setting, lang: 'en-CA' }, {})),
  )
  return ((then ?? Number.NaN) - (today ?? 0)) / DAY_MS
}

const inDays = (value: unknown, setting: Setting): string => {
  const day = lastDay(value, setting.zone)
  const days = daysTo(day, setting)
  if (Number.isNaN(days) || days < 1) return onDay(day, setting)
  const { one, many } = DAYS[base(setting.lang)] ?? { one: 'en 1 día', many: 'en # días' }
  return days === 1 ? one : many.replace('#', String(days))
}
const DAYS: Record<string, { one: string; many: string }> = {
  en: { one: 'in 1 day', many: 'in # days' },
  fr: { one: 'dans 1 jour', many: 'dans # jours' },
}

const onDay = (value: unknown, setting: Setting): string => {
  const days = daysTo(value, setting)
  if (Number.isNaN(days)) return String(value)
  const words = SOON[base(setting.lang)] ?? SOON.es
  if (days === 0 || days === 1) return words?.[days === 0 ? 'today' : 'tomorrow'] ?? ''
  const options: Intl.DateTimeFormatOptions = {
    weekday: 'long',
    ...(days > 6 || days < 0 ? { day: 'numeric', month: 'long' } : {}),
  }
  return `${words?.on} ${dateText(value, setting, options).replace(',', '')}`
}
const DAY_MS = 86_400_000
const SOON: Record<string, { today: string; tomorrow: string; on: string }> = {
  es: { today: 'hoy', tomorrow: 'mañana', on: 'el' },
  en: { today: 'today', tomorrow: 'tomorrow', on: 'on' },
  fr: { today: "aujourd'hui", tomorrow: 'demain', on: 'le' },
}

const hourText = (value: unknown, { lang, zone }: Setting): string => {
  const date = new Date(String(value))
  if (Number.isNaN(date.getTime())) return String(value)
  const clock = formatter('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone }).format(
    date,
  )
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  const twelve = `${hour % 12 || 12}${minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`}`
  if (base(lang) === 'en') return `${twelve} ${hour < 12 ? 'am' : 'pm'}`
  if (base(lang) === 'fr') return `${hour} h${minute === 0 ? '' : ` ${String(minute).padStart(2, '0')}`}`
  if (hour === 12) return `${twelve} del día`
  // "12:59 de la noche" would be taken for the end of that day.
  return `${twelve} de la ${hour === 0 ? 'madrugada' : hour < 12 ? 'mañana' : hour < 19 ? 'tarde' : 'noche'}`
}

const atHour = (hour: string, { lang }: Setting): string => {
  if (base(lang) === 'es') return `${/^1(?!\d)/.test(hour) ? 'a la' : 'a las'} ${hour}`
  return `${base(lang) === 'fr' ? 'à' : 'at'} ${hour}`
}

const phoneText = (value: unknown): string =>
  parsePhoneNumberFromString(String(value))?.formatInternational() ?? String(value)

const PEOPLE: Record<string, Partial<Record<Intl.LDMLPluralRule, string>>> = {
  es: { one: 'persona', other: 'personas' },
  en: { one: 'person', other: 'people' },
  fr: { one: 'personne', other: 'personnes' },
}
const counted = (count: number, lang: string, nouns: typeof PEOPLE): string => {
  const forms = nouns[lang.slice(0, 2)] ?? nouns.es ?? {}
  return `${count} ${forms[new Intl.PluralRules(lang).select(count)] ?? forms.other}`
}

const placeText = (value: unknown): string => {
  if (value === null || typeof value !== 'object' || !('division' in value)) return String(value)
  const { town, division } = value as { town?: string | null; division: string }
  return town ? (town.toLowerCase().includes(division.toLowerCase()) ? town : `${town}, ${division}`) : division
}

const listed = (words: readonly string[], { lang }: Setting): string =>
  words.length === 0 ? '0' : new Intl.ListFormat(lang).format(words)

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Making one costs about 30 µs, using one about 1 µs. Few languages, zones and forms exist, so all are kept. */
const formatter = (lang: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = `${lang} ${Object.values(options).join(' ')} ${Object.keys(options).join(' ')}`
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(lang === 'es' ? 'es-MX' : lang, options)
  formatters.set(key, made)
  return made
}
