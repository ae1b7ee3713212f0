import { parsePhoneNumberFromString } from 'libphonenumber-js/max'

/** For whom and when words are rendered: the person's language, place and clock. */
export type Setting = { lang: string; zone: string; country: string; now: string }

/** `{path, format}`: every format that a placeholder may name. Each takes a raw value and gives words. */
export const formats: Record<string, (value: unknown, setting: Setting) => string> = {
  /** "viernes 15 de mayo" */
  long_date: (value, setting) =>
    dateText(value, setting, { weekday: 'long', day: 'numeric', month: 'long' }).replace(',', ''),
  /** "15 may", at most 7 characters */
  short_date: (value, setting) => dateText(value, setting, { day: 'numeric', month: 'short' }).replaceAll('.', ''),
  /** "viernes" */
  weekday: (value, setting) => dateText(value, setting, { weekday: 'long' }),
  /** "mayo de 2026" */
  month_year: (value, setting) => dateText(value, setting, { month: 'long', year: 'numeric' }),
  /** "9 de la mañana", "3:30 de la tarde"; "9 am" in English */
  hour: (value, setting) => hourText(value, setting),
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
  /** "1,250.50 MXN" of { amount, currency } */
  money: (value, setting) => moneyText(value, setting),
}

const ID_NAMES: Record<string, string> = { MX: 'INE', GT: 'DPI', SV: 'DUI', HN: 'DNI', NI: 'cédula' }

const GREETINGS: Record<string, [string, string, string]> = {
  es: ['buenos días', 'buenas tardes', 'buenas noches'],
  en: ['good morning', 'good afternoon', 'good evening'],
  fr: ['bonjour', 'bonjour', 'bonsoir'],
}

const base = (lang: string): string => lang.split('-')[0] ?? lang

const greeting = ({ lang, zone, now }: Setting): string => {
  const hour = Number(formatter('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone: zone }).format(new Date(now)))
  const [morning, afternoon, evening] = GREETINGS[base(lang)] ?? ['buenos días', 'buenas tardes', 'buenas noches']
  return hour < 12 ? morning : hour < 19 ? afternoon : evening
}

const dateText = (value: unknown, { lang, zone }: Setting, options: Intl.DateTimeFormatOptions): string => {
  const text = String(value)
  // A plain date is that day everywhere; an instant is a day in the person's zone.
  const timeZone = /^\d{4}-\d\d-\d\d$/.test(text) ? 'UTC' : zone
  const date = new Date(text)
  return Number.isNaN(date.getTime()) ? text : formatter(lang, { ...options, timeZone }).format(date)
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
  return `${twelve} de la ${hour < 12 ? 'mañana' : hour < 19 ? 'tarde' : 'noche'}`
}

const phoneText = (value: unknown): string =>
  parsePhoneNumberFromString(String(value))?.formatInternational() ?? String(value)

const moneyText = (value: unknown, { lang }: Setting): string => {
  if (value === null || typeof value !== 'object' || !('amount' in value) || !('currency' in value))
    return String(value)
  const [whole = '0', cents = '00'] = String(value.amount).split('.')
  // Grouped as text: an amount is never a floating-point number. Mexico and Central America group as English does.
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, base(lang) === 'fr' ? ' ' : ',')
  return `${grouped}${base(lang) === 'fr' ? ',' : '.'}${cents} ${String(value.currency)}`
}

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
