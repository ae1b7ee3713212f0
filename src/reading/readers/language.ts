import { labelSaid } from '../label-said.ts'
import { languagesNamed } from '../languages-named.ts'
import { defineReader, type Reading } from '../reader.ts'

/** What they prefer to hear, and, where they named several, all of them: codes or names of families. */
export type Languages = { language: string; languages?: string[] }

export type LanguageOptions = {
  /** All that are named are kept beside the one that is preferred. */
  all?: boolean
  /** Which languages people speak: a list of all that are named; of one that we do not know, the words. */
  list?: boolean
}

/**
 * The language that somebody prefers to hear: its code ("hablo quiché" -> "quc"), or the name where it means several languages
 * ("mixteco"). Spanish beside another is what they manage with; two others are asked. "No hablo español" names none.
 */
export const language = defineReader<string | string[] | Languages, LanguageOptions>({
  name: 'language',
  takes: { all: 'yes or no', list: 'yes or no' },
  read: (text, _context, options) => {
    const named = languagesNamed(text).map((one) => ('code' in one ? one.code : one.family))
    if (options?.list) return listed(text, named)
    const others = named.filter((one) => one !== 'es')
    const [first = named[0], second] = others
    if (first === undefined || (named.length === 1 && DENIES.test(text))) return { problem: 'language.unknown' }
    if (second !== undefined) return { ambiguous: 'language.which' }
    const languages = named.length > 1 ? { languages: named } : {}
    return { value: options?.all ? { language: first, ...languages } : first }
  },
})

/** "No Spanish, just Mixtec" does not name Spanish. */
const listed = (text: string, named: readonly string[]): Reading<string[]> => {
  const spoken = named.length > 1 && DENIES_SPANISH.test(text) ? named.filter((one) => one !== 'es') : [...named]
  if (spoken.length > 0 && !(named.length === 1 && DENIES.test(text))) return { value: spoken }
  const label = labelSaid(text)
  return label === null || named.length > 0 || /\d/.test(label) ? { problem: 'language.list' } : { value: [label] }
}

const DENIES_SPANISH =
  /(?<!\p{L})(?:no|not|ni|sin|pas|without|sans)(?:\s+(?:hablan|speak|d['’]|de|le|el))*\s*(?:espa|spanish)/iu
/** A "no" that is no sentence of its own: "no, español" says Spanish. */
const DENIES = /(?<!\p{L})(?:no|not|ni|sin|pas)\s+\p{L}/iu
