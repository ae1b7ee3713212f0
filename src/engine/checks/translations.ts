import type { Problem } from '../problem.ts'
import { type CheckInput, defineCheck, type LocaleEntry } from './check.ts'

/** A translation that tells another thing than the Spanish: a fact more or less, or a plural that no number decides. */
export const translations = defineCheck({
  name: 'translations',
  refuses: 'a translation whose placeholders are not those of the Spanish, and plural forms without text_other',
  run: (input) =>
    [...input.locales].flatMap(([lang, files]) =>
      [...files].flatMap(([name, entries]) =>
        [...entries].flatMap(([key, entry]) => {
          const file = `locales/${lang}/${name}.json`
          const spanish = input.locales.get('es')?.get(name)?.get(key)
          const differ = lang.startsWith('es') || !spanish ? [] : apart(read(entry, input), read(spanish, input))
          return [
            ...differ.map((what) => problem(file, key, what, 'tell the same facts in every language')),
            ...plurals(entry, input).map((what) => problem(file, key, what, 'add text_other, and {n} or {count}')),
          ]
        }),
      ),
    ),
})

const problem = (file: string, node: string, what: string, remedy: string): Problem => ({
  check: 'translations',
  file,
  node,
  problem: what,
  remedy,
})

/** Paths in the forms that are not for SMS, which may leave out. A greeting may go where the language needs none. */
const read = ({ forms }: LocaleEntry, { rules }: CheckInput): Set<string> =>
  new Set(
    Object.entries(forms)
      .filter(([form]) => form !== 'sms')
      .flatMap(([, text]) => rules.placeholders(text))
      .filter(({ format }) => format !== 'greeting' && format !== 'id_name')
      .map(({ path }) => path),
  )

const apart = (own: Set<string>, spanish: Set<string>): string[] => [
  ...[...spanish].filter((path) => !own.has(path)).map((path) => `leaves out {${path}}`),
  ...[...own].filter((path) => !spanish.has(path)).map((path) => `tells {${path}}, which the Spanish does not`),
]

const plurals = ({ forms }: LocaleEntry, { rules }: CheckInput): string[] => {
  if (!Object.keys(forms).some((form) => form.startsWith('text_'))) return []
  const numbered = Object.values(forms).some((text) =>
    rules.placeholders(text).some(({ path }) => /(^|\.)(n|count)$/.test(path)),
  )
  return [
    ...(forms.text_other === undefined ? ['has plural forms and no text_other'] : []),
    ...(numbered ? [] : ['has plural forms and no number that decides']),
  ]
}
