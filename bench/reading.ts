import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createReadIntent } from '../src/reading/lexicon/intents.ts'
import { loadLexicons } from '../src/reading/lexicon/load-lexicon.ts'
import type { ReadContext } from '../src/reading/reader.ts'
import { createReaders } from '../src/reading/readers/index.ts'
import type { Figure } from './figure.ts'
import { interleaved, measured, ratios, spread } from './rounds.ts'

const ROOT = join(import.meta.dirname, '..')
/** A message may cost at most so many times a look at it with 40 patterns: 0.2 ms where the look takes 0.0067. */
const TARGET = 30

const context: ReadContext = { country: 'MX', lang: 'es', now: '2026-03-02T15:00:00Z', zone: 'America/Mexico_City' }

/**
 * Milliseconds a message for the intents and one reader after them, as at every wait; the reference folds the same text and
 * tries 40 patterns on it, the least that any reading by rules does.
 */
export const reading: Figure = {
  name: 'reading',
  about: 'milliseconds to understand a message, against 40 patterns on the same text',
  async run({ rounds, quick }) {
    const texts = await messages()
    const readIntent = createReadIntent(await loadLexicons(join(ROOT, 'locales')))
    const readers = createReaders(readIntent)
    const kinds = [readers.date, readers.money, readers.hours, readers['yes-no']]
    const ours = (text: string, i: number): void => {
      readIntent(text, context)
      kinds[i % kinds.length]?.read(text, context, {} as never)
    }
    const patterns = Array.from(
      { length: 40 },
      (_, i) => new RegExp(`\\b(no|ya) (\\w+ ){0,${i % 4}}${'abcdefghij'[i % 10]}\\w+o\\b`),
    )
    const plain = (text: string): void => {
      const folded = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
      for (const pattern of patterns) pattern.test(folded)
    }
    const passes = quick ? 1 : 10
    const side = (read: (text: string, i: number) => void) => async () => {
      const start = performance.now()
      for (let pass = 0; pass < passes; pass++) texts.forEach(read)
      return (performance.now() - start) / (passes * texts.length)
    }
    // Compilers warm up on what is not counted.
    for (const read of [ours, plain]) await side(read)()
    const found = await interleaved({ ours: side(ours), plain: side(plain) }, rounds)
    const cost = measured(found.ours)
    const ratio = measured(ratios(found.ours, found.plain))
    return [
      {
        what: `ms a message, intents and a reader (${texts.length} everyday messages)`,
        ours: spread(cost, 3),
        beside: `fold and 40 patterns ${spread(measured(found.plain), 4)}`,
        figure: spread(ratio, 1),
        target: `<= ${TARGET}`,
        reached: ratio.median <= TARGET,
      },
    ]
  },
}

/** What people write, as the tests hold it. */
const messages = async (): Promise<string[]> => {
  const file = await readFile(join(ROOT, 'test', 'reading', 'phrases.es.everyday.tsv'), 'utf8')
  return file
    .split('\n')
    .map((line) => line.split('\t')[2] ?? '')
    .filter((text) => text !== '')
}
