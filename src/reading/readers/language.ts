import { languagesNamed } from '../languages-named.ts'
import { defineReader } from '../reader.ts'

/** What they prefer to hear, and, where they named several, all of them: codes or names of families. */
export type Languages = { language: string; languages?: string[] }

export type LanguageOptions = {
  /** All that are named are kept beside the one that is preferred. */
  all?: boolean
}

/**
 * The language that somebody prefers to hear: its code ("hablo quiché" -> "quc"), or the name where it means several languages
 * ("mixteco"). Spanish beside another is what they manage with; two others are asked. "No hablo español" names none.
 */
export const language = defineReader<string | Languages, LanguageOptions>({
  name: 'language',
  takes: { all: 'yes or no' },
  read: (text, _context, options) => {
    const named = languagesNamed(text).map((one) => ('code' in one ? one.code : one.family))
    const others = named.filter((one) => one !== 'es')
    const [first = named[0], second] = others
    if (first === undefined || (named.length === 1 && DENIES.test(text))) return { problem: 'language.unknown' }
    if (second !== undefined) return { ambiguous: 'language.which' }
    const languages = named.length > 1 ? { languages: named } : {}
    return { value: options?.all ? { language: first, ...languages } : first }
  },
})

/** A "no" that is no sentence of its own: "no, español" says Spanish. */
const DENIES = /(?<!\p{L})(?:no|not|ni|sin|pas)\s+\p{L}/iu
