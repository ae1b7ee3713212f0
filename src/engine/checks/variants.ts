import type { Problem } from '../problem.ts'
import { type CheckInput, defineCheck, type LocaleEntry } from './check.ts'

/** A regional variant (`es-MX`) states only what differs, and differs only in words. */
export const variants = defineCheck({
  name: 'variants',
  refuses: 'regional words (es-MX ...) that no general text has, tell other facts, or say the same as the general ones',
  run: (input) =>
    [...input.locales].flatMap(([lang, files]) => {
      const [base = lang, region] = lang.split('-')
      if (region === undefined) return []
      return [...files].flatMap(([name, entries]) =>
        [...entries].flatMap(([key, entry]): Problem[] => {
          const general = input.locales.get(base)?.get(name)?.get(key)
          return (
            general ? wrongIn(entry, general, input) : [`nothing in locales/${base}/${name}.json has this key`]
          ).map((what) => ({
            check: 'variants',
            file: `locales/${lang}/${name}.json`,
            node: key,
            problem: what,
            remedy: `state here only the words that differ from locales/${base}/${name}.json`,
          }))
        }),
      )
    }),
})

const wrongIn = (own: LocaleEntry, general: LocaleEntry, input: CheckInput): string[] => [
  ...(general.approval ? ['is approved as one text, which a region may not change'] : []),
  ...Object.entries(own.forms).flatMap(([form, text]) => {
    const as = general.forms[form]
    if (as === undefined) return form === 'sms' ? [] : [`has ${form}, which the general words have not`]
    if (as === text) return [`${form} is the same as in general`]
    return form === 'sms' || told(text, input) === told(as, input) ? [] : [`${form} tells other facts than in general`]
  }),
  ...(own.forms.text !== undefined && general.forms.sms !== undefined && own.forms.sms === undefined
    ? ['has another text, and the SMS would still be the general one']
    : []),
  ...Object.entries(own.options).flatMap(([id, label]) => {
    const as = general.options[id]
    if (as === undefined) return [`labels ${id}, which the general words do not`]
    return as === label ? [`the label of ${id} is the same as in general`] : []
  }),
]

const told = (text: string, { rules }: CheckInput): string =>
  [...new Set(rules.placeholders(text).map(({ path }) => path))].sort().join(' ')
