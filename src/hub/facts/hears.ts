import type { PersonDoc } from '../../cases/person-doc.ts'
import { languageCode } from '../../reading/languages-named.ts'
import type { Lang } from '../../reading/reader.ts'
import type { Words } from '../../words/words.ts'

/** Languages that we write in. */
const WRITTEN: readonly string[] = ['es', 'en', 'fr'] satisfies Lang[]

/**
 * The language in which a person is sent recordings; null: they read. Who prefers a language that nobody writes hears it, unless
 * they asked for text; who prefers audio hears what they would read.
 */
export function hearsIn(person: PersonDoc | null, lang: Lang): string | null {
  const { mode } = person?.prefs ?? {}
  if (mode === 'text') return null
  const code = languageCode(person?.prefs.language ?? person?.language ?? lang)
  if (code !== null && !WRITTEN.includes(code)) return code
  return mode === 'audio' ? lang : null
}

/**
 * A list says that they prefer a language in which we have nothing to say, and they were not asked yet: a person who speaks it has
 * to look. Who names the language in the conversation is handed over there (A28).
 */
export function needsInterpreter(person: PersonDoc | null, { recordings }: Pick<Words, 'recordings'>): boolean {
  if (!person?.language || person.prefs.language !== undefined) return false
  const code = languageCode(person.language)
  return code === null ? true : !WRITTEN.includes(code) && !recordings.get(code)?.size
}
