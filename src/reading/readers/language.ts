import { languagesNamed } from '../languages-named.ts'
import { defineReader } from '../reader.ts'

/**
 * The language that somebody prefers to hear: its code ("hablo quiché" -> "quc"), or the name where it means several languages
 * ("mixteco"). Spanish beside another is what they manage with; two others are asked. "No hablo español" names none.
 */
export const language = defineReader<string>({
  name: 'language',
  read: (text) => {
    const named = languagesNamed(text).map((one) => ('code' in one ? one.code : one.family))
    const others = named.filter((one) => one !== 'es')
    const [first = named[0], second] = others
    if (first === undefined || (named.length === 1 && DENIES.test(text))) return { problem: 'language.unknown' }
    return second === undefined ? { value: first } : { ambiguous: 'language.which' }
  },
})

/** A "no" that is no sentence of its own: "no, español" says Spanish. */
const DENIES = /(?<!\p{L})(?:no|not|ni|sin|pas)\s+\p{L}/iu
