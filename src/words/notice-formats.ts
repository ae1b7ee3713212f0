import { DateTime } from 'luxon'
import type { Setting } from './formats.ts'

/** Formats of short notices: as few characters as a reader of each language understands at once. */
export const noticeFormats: Record<string, (value: unknown, setting: Setting) => string> = {
  /** "Wed 25 Nov", "mié 25 nov" */
  short_day: (value, setting) => at(value, setting).toFormat('ccc d LLL').replaceAll('.', ''),
  /** "10:30 am"; "10:30" where people count to 24 */
  clock: (value, setting) =>
    setting.lang.startsWith('en')
      ? at(value, setting).toFormat('h:mm a').replace(':00', '').toLowerCase()
      : at(value, setting).toFormat('H:mm'),
  /** "CST": how the clock of that day is called there */
  zone: (value, setting) => at(value, { ...setting, lang: 'en-US' }).toFormat('ZZZZ'),
  /** Of { amount, currency }: "USD 3,184.86" */
  code_money: (value) => {
    const { amount = '', currency = '' } = (value ?? {}) as { amount?: string; currency?: string }
    const [whole = '0', cents = '00'] = amount.split('.')
    return `${currency} ${whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')}.${cents.padEnd(2, '0')}`
  },
  /** "yes" or "no" of a flag */
  yes_no: (value, { lang }) => (YES_NO[lang.split('-')[0] ?? ''] ?? ['sí', 'no'])[value === true ? 0 : 1] ?? '',
  /** "CF-1042 and CF-1043" */
  list: (value, { lang }) => new Intl.ListFormat(lang).format((Array.isArray(value) ? value : [value]).map(String)),
}

const YES_NO: Record<string, [string, string]> = { en: ['yes', 'no'], fr: ['oui', 'non'] }

/** An instant at the reader's place; a plain date is that day everywhere. `now` has no value: it is that of sending. */
const at = (value: unknown, { lang, zone, now }: Setting): DateTime => {
  const text = typeof value === 'string' && value !== '' ? value : now
  return DateTime.fromISO(text, { zone: /^\d{4}-\d\d-\d\d$/.test(text) ? 'UTC' : zone, locale: lang })
}
