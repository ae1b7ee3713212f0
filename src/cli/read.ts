import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Command } from 'commander'
import { z } from 'zod'
import type { Intent } from '../reading/intent.ts'
import { createReadIntent } from '../reading/lexicon/intents.ts'
import { loadLexicons } from '../reading/lexicon/load-lexicon.ts'
import type { Country, Lang, ReadContext, Reading, WordValues } from '../reading/reader.ts'
import { createReaders, READER_NAMES, type ReaderName } from '../reading/readers/index.ts'
import { createWrittenOut } from '../reading/written-out.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const LANGS: readonly Lang[] = ['es', 'en', 'fr']

/**
 * `portavoz read`: JSON lines in, one JSON line out for each, in order: `{"value"}`, `{"problem"}` or `{"ambiguous"}` in
 * words of the line's language. A line that cannot be read is a problem of that line and nothing more.
 */
export const registerRead = (program: Command): void => {
  program
    .command('read')
    .description('read answers and intents, one JSON object per line')
    .addHelpText(
      'after',
      `
Each line: {"kind":"money","text":"pasaje 240","country":"MX","lang":"es","now":"2026-03-02T15:00:00Z"}
  kind       intent, ${READER_NAMES.join(', ')}
  country    MX, GT, SV, HN, NI, US or CA (MX when absent)
  lang       es, en or fr (es when absent)
  now        ISO 8601 instant (the present when absent)
  zone       IANA zone (the country's when absent)
  options    options of the reader, e.g. {"future":true}; for choice {"options":[{"id":"yes","label":"Sí"}]}
  expecting  for intent: the reader of the open question`,
    )
    .action(async () => {
      const answer = await createAnswer(join(ROOT, 'locales'))
      for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
        if (line.trim() !== '') process.stdout.write(`${JSON.stringify(answer(line))}\n`)
      }
    })
}

/** What is heard besides the intents that others build on, as the one of those that it is a part of; else an ordinary answer. */
const FINER: Partial<Record<Intent, Intent | null>> = {
  DISCREET: 'EMERGENCY',
  DESPAIR: 'EMERGENCY',
  ROBOT: 'WHO',
  LOST_PHONE: null,
  AWAY: null,
  RELATIVE: 'WRONG',
  NEW_NUMBER: null,
  SHARED: null,
  COMPLAINT: null,
  DELETE: null,
  MINOR: null,
  FAMILIAR: null,
  EMPLOYER: 'VISA',
  PAPERS: 'VISA',
  LAWYER: null,
  NOTHING: null,
  TRAVEL: null,
  TAX: null,
  COWORKER: null,
  INFORMER: null,
}
const published = (intent: Intent | null): Intent | null =>
  intent === null || FINER[intent] === undefined ? intent : FINER[intent]

type Answer = { value: unknown } | { problem: string } | { ambiguous: string }

/** Loads words and lexicons once; the result answers one line. Never throws. */
export const createAnswer = async (locales: string): Promise<(line: string) => Answer> => {
  const lexicons = await loadLexicons(locales)
  const readIntent = createReadIntent(lexicons)
  const readers = createReaders(readIntent, createWrittenOut(lexicons))
  const words = await loadWords(locales)
  const say = (lang: Lang, key: string, values: WordValues = {}) =>
    (words[lang].get(key) ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
  const inWords = (reading: Reading<unknown>, lang: Lang): Answer => {
    if ('value' in reading) return { value: reading.value }
    if ('problem' in reading) return { problem: say(lang, reading.problem, reading.values) }
    return { ambiguous: say(lang, reading.ambiguous, reading.values) }
  }
  return (line) => {
    let asked: Line
    try {
      asked = lineSchema.parse(JSON.parse(line))
    } catch (error) {
      return { problem: say('es', 'line.malformed', { why: reason(error) }) }
    }
    const { kind, text, lang, options, expecting } = asked
    const context = contextOf(asked)
    if (!context) return { problem: say(lang, 'line.malformed', { why: 'now, zone' }) }
    if (kind === 'intent') {
      const ids = options?.options?.map((option) => option.id)
      const reading = readIntent(text, {
        ...context,
        ...(expecting === undefined ? {} : { expecting }),
        ...(ids ? { options: ids } : {}),
      })
      return 'intent' in reading ? { value: published(reading.intent) } : { ambiguous: say(lang, 'stop.unclear') }
    }
    if (kind === 'choice' && !options?.options) return { problem: say(lang, 'line.malformed', { why: 'options' }) }
    return inWords(readers[kind].read(text, context, (options ?? {}) as never), lang)
  }
}

const lineSchema = z.object({
  kind: z.enum(['intent', ...READER_NAMES] as ['intent', ...ReaderName[]]),
  text: z.string(),
  country: z.enum(['MX', 'GT', 'SV', 'HN', 'NI', 'US', 'CA']).default('MX'),
  lang: z.enum(['es', 'en', 'fr']).default('es'),
  now: z.string().optional(),
  zone: z.string().optional(),
  options: z
    .looseObject({
      options: z
        .array(z.object({ id: z.string(), label: z.string(), words: z.array(z.string()).optional() }))
        .optional(),
    })
    .optional(),
  expecting: z.string().optional(),
})
type Line = z.infer<typeof lineSchema>

const ZONES: Record<Country, string> = {
  MX: 'America/Mexico_City',
  GT: 'America/Guatemala',
  SV: 'America/El_Salvador',
  HN: 'America/Tegucigalpa',
  NI: 'America/Managua',
  US: 'America/Chicago',
  CA: 'America/Toronto',
}

/** The line's context, or null when its instant or zone is none. */
const contextOf = ({ country, lang, now, zone }: Line): ReadContext | null => {
  const at = now === undefined ? Date.now() : Date.parse(now)
  if (Number.isNaN(at)) return null
  const place = zone ?? ZONES[country]
  try {
    new Intl.DateTimeFormat('en', { timeZone: place })
  } catch {
    return null
  }
  return { country, lang, now: new Date(at).toISOString(), zone: place }
}

const reason = (error: unknown): string =>
  error instanceof z.ZodError
    ? [...new Set(error.issues.map(({ path }) => path.join('.') || 'JSON'))].join(', ')
    : 'JSON'

const loadWords = async (locales: string): Promise<Record<Lang, Map<string, string>>> => {
  const loaded = await Promise.all(
    LANGS.map(async (lang) => {
      const raw = JSON.parse(await readFile(join(locales, lang, 'readers.json'), 'utf8')) as Record<
        string,
        { text: string }
      >
      return [lang, new Map(Object.entries(raw).map(([key, { text }]) => [key, text]))] as const
    }),
  )
  return Object.fromEntries(loaded) as Record<Lang, Map<string, string>>
}
