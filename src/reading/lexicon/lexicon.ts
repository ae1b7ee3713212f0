import { z } from 'zod'
import { INTENTS } from '../intent.ts'

/**
 * `locales/<lang>/lexicon.json`: how people say what they say at any moment. Data, kept by people who know the language.
 *
 * An item is a row of words, as people type them; accents, case, repeated letters and (in Spanish) spelling by ear do not
 * matter. In a row: `a|b` either word; `[a]` may be missing; `tra*` words that begin so, `*ndo` that end so; `@write` one
 * of the class `write`; `...` up to three words; `{name}` a first name; `{phone}` a telephone number; `^` start and `$` end of the message or of a
 * sentence; a last `?` asks for a question mark.
 */
const item = z.string().min(1).max(600)
const items = z.array(item).default([])
/** Many words, several to a line, parted by spaces. */
const words = z
  .array(z.string())
  .default([])
  .transform((lines) => lines.flatMap((line) => line.split(' ')))
const country = z.enum(['MX', 'GT', 'SV', 'HN', 'NI', 'US', 'CA'])

const group = z.strictObject({
  /** The message consists of these (and fillers) only. The safe home of single words. */
  whole: items,
  /** Stands anywhere in the message. */
  phrases: items,
  /** Said with one of these, the group does not count. */
  unless: items,
  /** Only for people there. */
  countries: z.array(country).optional(),
  /** Not for people there. */
  notCountries: z.array(country).optional(),
  /** Only while, or not while, a question with this reader is open. */
  expecting: z.array(z.string()).optional(),
  notExpecting: z.array(z.string()).optional(),
  /** Not while one of these options is offered. */
  notOptions: z.array(z.string()).optional(),
  /** Only while one of these options is offered: elsewhere it says something else. */
  options: z.array(z.string()).optional(),
})

const lexiconSchema = z.strictObject({
  lang: z.enum(['es', 'en', 'fr']),
  /** Written short -> the words meant ("k": "que"). */
  short: z.record(z.string(), z.string()).default({}),
  /** Words that do the same work in a sentence, for `@name` in rows: all forms of a verb by its stems, what is sent. */
  classes: z.record(z.string().regex(/^[a-z]+$/), z.array(item)).default({}),
  /** Courtesies and greetings that may stand around any whole message. */
  fillers: items,
  /** Greetings, and what they call us or begin with, that may stand before any answer. */
  before: z.array(z.string()).default([]),
  /** First names and surnames, for `{name}`; never taken for a typing error. */
  names: words,
  /** Common words that a typing error away stands a word of the lexicon, and that mean what they say. */
  plain: words,
  /** Phrases that only look like an intent; their words are taken out before anything is matched. */
  masks: items,
  /** Stops that are not clear: asked once. */
  unclearStop: z.array(group).default([]),
  intents: z.partialRecord(z.enum(INTENTS), z.array(group)),
})

export type Lexicon = z.infer<typeof lexiconSchema>
export type LexiconGroup = z.infer<typeof group>

/** A lexicon, or the reasons why it is none, one line each with the place in the file. */
export const parseLexicon = (
  raw: unknown,
): { lexicon: Lexicon; problems: [] } | { lexicon: null; problems: string[] } => {
  const parsed = lexiconSchema.safeParse(raw)
  if (parsed.success) return { lexicon: parsed.data, problems: [] }
  return {
    lexicon: null,
    problems: parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'file'}: ${message}`),
  }
}
