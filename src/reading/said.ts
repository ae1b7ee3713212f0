import type { Lang } from './reader.ts'

/** A day as people say it ("lunes 9 de marzo"), for the question that settles two readings. `iso` is "2026-03-09". */
export const sayDay = (iso: string, lang: Lang): string => {
  const day = new Date(`${iso}T12:00:00Z`)
  const thisFormat = days[lang] ?? days.es
  return thisFormat.format(day).replace(',', '')
}

/** The plural name of a currency ("quetzales"), from the language data of the platform. */
export const sayCurrency = (code: string, lang: Lang): string =>
  new Intl.NumberFormat(lang, { style: 'currency', currency: code, currencyDisplay: 'name' })
    .formatToParts(2)
    .find((part) => part.type === 'currency')?.value ?? code

const format = (lang: Lang) =>
  new Intl.DateTimeFormat(lang, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

const days: Record<Lang, Intl.DateTimeFormat> = { es: format('es'), en: format('en'), fr: format('fr') }
