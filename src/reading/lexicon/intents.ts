import { INTENTS, type Intent, type IntentReading, type ReadIntent } from '../intent.ts'
import { isPlaceNotLanguage } from '../place-not-language.ts'
import { REFERENCE, refsIn } from '../reply/refs.ts'
import { compileLexicon, type Meaning } from './compile-lexicon.ts'
import type { Lexicon } from './lexicon.ts'

/**
 * The reader of what people say at any moment. Three tiers of opt-out: a clear one is STOP, an unclear one is asked
 * (`ambiguous: 'stop'`), "parar el tratamiento" is none. YES counts only when nothing else was said.
 *
 * The lexicon of the person's language decides; the others are asked when it says nothing, because "STOP" and "help" are
 * written by everybody; of a message that has more words of the person's language they hear only what it says as a whole.
 */
export const createReadIntent = (lexicons: readonly Lexicon[]): ReadIntent => {
  const compiled = new Map(lexicons.map((lexicon) => [lexicon.lang, compileLexicon(lexicon)] as const))
  const others = new Map(
    [...compiled.keys()].map((lang) => [
      lang,
      [...compiled].flatMap(([other, lexicon]) => (other === lang ? [] : [lexicon])),
    ]),
  )
  const asked = (reading: IntentReading, text: string): IntentReading =>
    'intent' in reading && reading.intent === 'STOP' && callsOff(text) ? { ambiguous: 'stop' } : reading
  return (text, context) => {
    const own = compiled.get(context.lang)
    const reading = own ? decide(meant(own.meanings(text, context), text)) : null
    if (reading) return asked(reading, text)
    const known = own?.known(text) ?? 0
    for (const lexicon of others.get(context.lang) ?? compiled.values()) {
      const found = decide(meant(lexicon.meanings(text, context, known > lexicon.known(text)), text))
      if (found) return asked(found, text)
    }
    return { intent: null }
  }
}

/** An unclear stop never outruns a clear question. */
const PRECEDENCE: readonly Meaning[] = INTENTS.flatMap((intent): Meaning[] =>
  intent === 'LATER' ? ['STOP?', intent] : [intent],
)

/** A place of the name of a language is no wish to be talked to in it. */
const meant = (meanings: ReadonlySet<Meaning>, text: string): ReadonlySet<Meaning> =>
  meanings.has('LANGUAGE') && isPlaceNotLanguage(text)
    ? new Set([...meanings].filter((meaning) => meaning !== 'LANGUAGE'))
    : meanings

const decide = (meanings: ReadonlySet<Meaning>): IntentReading | null => {
  // "Sí y no" is neither.
  if (meanings.has('YES') && meanings.has('NO') && meanings.size === 2) return null
  const first = PRECEDENCE.find((meaning) => meanings.has(meaning))
  if (first === undefined) return null
  return first === 'STOP?' ? { ambiguous: 'stop' } : { intent: first satisfies Intent }
}

/** "CF-1044 cancel" may be meant of that case, and is asked; "STOP CF-1044" and "T3 ya no me escriba" are a stop. */
const callsOff = (text: string): boolean =>
  refsIn(text).length > 0 && /^[^\p{L}]*(?:cancel|annul)\p{L}*[^\p{L}]*$/iu.test(text.replace(REFERENCE, ' '))
