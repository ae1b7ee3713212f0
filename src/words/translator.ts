import { createInstance, type i18n } from 'i18next'
import { formats } from './formats.ts'
import type { Locales } from './load-locales.ts'

/**
 * One i18next instance over all words: interpolation, plurals and formats.
 * Names of people may hold `{{`, `$t(` or `{x}`: nesting is off and values are put in once, as they are.
 */
export const translator = (locales: Locales): i18n => {
  const resources: Record<string, Record<string, Record<string, string>>> = {}
  for (const [lang, files] of locales) {
    const spaces: Record<string, Record<string, string>> = {}
    for (const [file, entries] of files) {
      const flat: Record<string, string> = {}
      for (const [key, entry] of entries) {
        for (const [form, words] of Object.entries(entry.forms)) flat[`${key}|${form}`] = words
        for (const [id, label] of Object.entries(entry.options)) flat[`${key}|option.${id}`] = label
      }
      spaces[file] = flat
    }
    resources[lang] = spaces
  }
  const i18n = createInstance()
  void i18n.init({
    resources,
    lng: 'es',
    fallbackLng: 'es',
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    returnNull: false,
    nesting: false,
    interpolation: { prefix: '{', suffix: '}', escapeValue: false, formatSeparator: ',', skipOnVariables: true },
  } as Parameters<i18n['init']>[0])
  for (const [name, format] of Object.entries(formats)) {
    i18n.services.formatter?.add(name, (value, _lang, options) => format(value, options.setting))
  }
  return i18n
}
