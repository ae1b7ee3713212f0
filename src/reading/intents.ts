import { type CompiledLexicon, compileLexicon, type Meaning } from './compile-lexicon.ts'
import { INTENTS, type Intent, type IntentReading, type ReadIntent } from './intent.ts'
import type { Lexicon } from './lexicon.ts'
import type { Lang } from './reader.ts'

/**
 * The reader of what people say at any moment. Three tiers of opt-out: a clear one is STOP, an unclear one is asked
 * (`ambiguous: 'stop'`), "parar el tratamiento" is none. YES counts only when nothing else was said.
 *
 * The lexicon of the person's language decides; the others are asked when it says nothing, because "STOP" and "help" are
 * written by everybody.
 */
export const createReadIntent = (lexicons: readonly Lexicon[]): ReadIntent => {
  const compiled = new Map(lexicons.map((lexicon) => [lexicon.lang, compileLexicon(lexicon)] as const))
  return (text, context) => {
    for (const lang of languagesFrom(context.lang)) {
      const lexicon: CompiledLexicon | undefined = compiled.get(lang)
      const reading = lexicon ? decide(lexicon.meanings(text, context)) : null
      if (reading) return reading
    }
    return { intent: null }
  }
}

/** An unclear stop never outruns a clear question. */
const PRECEDENCE: readonly Meaning[] = INTENTS.flatMap((intent): Meaning[] =>
  intent === 'LATER' ? ['STOP?', intent] : [intent],
)

const decide = (meanings: ReadonlySet<Meaning>): IntentReading | null => {
  // "Sí y no" is neither.
  if (meanings.has('YES') && meanings.has('NO') && meanings.size === 2) return null
  const first = PRECEDENCE.find((meaning) => meanings.has(meaning))
  if (first === undefined) return null
  return first === 'STOP?' ? { ambiguous: 'stop' } : { intent: first satisfies Intent }
}

const languagesFrom = (lang: Lang): Lang[] => [lang, ...ALL.filter((other) => other !== lang)]
const ALL: readonly Lang[] = ['es', 'en', 'fr']
