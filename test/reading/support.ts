import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Intent, IntentContext } from '../../src/reading/intent.ts'
import { createReadIntent } from '../../src/reading/lexicon/intents.ts'
import { type Lexicon, parseLexicon } from '../../src/reading/lexicon/lexicon.ts'
import type { Country, Lang, ReadContext } from '../../src/reading/reader.ts'
import { createWrittenOut } from '../../src/reading/written-out.ts'

export const LOCALES = join(import.meta.dirname, '..', '..', 'locales')

export const lexiconOf = (lang: Lang): Lexicon => {
  const { lexicon, problems } = parseLexicon(JSON.parse(readFileSync(join(LOCALES, lang, 'lexicon.json'), 'utf8')))
  if (!lexicon) throw new Error(problems.join('\n'))
  return lexicon
}

const lexicons = (['es', 'en', 'fr'] as const).map(lexiconOf)
export const readIntent = createReadIntent(lexicons)
export const writtenOut = createWrittenOut(lexicons)

/** Monday 2 March 2026, nine in the morning in Mexico City. */
export const context = (country: Country = 'MX', lang: Lang = 'es'): ReadContext => ({
  country,
  lang,
  now: '2026-03-02T15:00:00Z',
  zone: 'America/Mexico_City',
})

/** An intent's name, `STOP?` for an unclear stop, `-` for none. */
export const heard = (text: string, setting: IntentContext = context()): Intent | 'STOP?' | '-' => {
  const reading = readIntent(text, setting)
  return 'intent' in reading ? (reading.intent ?? '-') : 'STOP?'
}

export type Phrase = { want: string; text: string; setting: IntentContext }

/** Rows of a phrase file: intent, country, words, and the reader of the open question if there is one. */
export const phrases = (file: string): Phrase[] => {
  const lang = file.split('.')[1] as Lang
  return readFileSync(join(import.meta.dirname, file), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [want = '', country = '', text = '', expecting] = line.split('\t')
      const setting = { ...context(country as Country, lang), ...(expecting ? { expecting } : {}) }
      return { want, text, setting }
    })
}

export type Row = [text: string, expected: unknown, setting?: { country?: Country; lang?: Lang; options?: unknown }]

/** Expected outcomes other than a value. */
export const problem = (key: string) => ({ problem: key })
export const asks = (key: string) => ({ ambiguous: key })
