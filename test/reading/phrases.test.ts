import { describe, expect, it } from 'vitest'
import { INTENTS } from '../../src/reading/intent.ts'
import { heard, phrases } from './support.ts'

/**
 * Labelled phrases, as people write. `held` files are kept apart from tuning: their floor says how the lexicon does on what
 * it has not seen. Whoever changes a lexicon sees here, per intent, what was lost and what is heard falsely.
 */
const FILES = [
  { file: 'phrases.es.tsv', floor: 0.99 },
  { file: 'phrases.es.held.tsv', floor: 0.99 },
  { file: 'phrases.es.everyday.tsv', floor: 0.985 },
  { file: 'phrases.es.people.tsv', floor: 0.985 },
  { file: 'phrases.es.people.held.tsv', floor: 0.97, missed: 0.2 },
  { file: 'phrases.es.near.tsv', floor: 0.99 },
  { file: 'phrases.en.tsv', floor: 0.985 },
  { file: 'phrases.fr.tsv', floor: 0.99 },
]

describe.each(FILES)('$file', ({ file, floor, missed: most = 0.1 }) => {
  const rows = phrases(file).map((row) => ({ ...row, got: heard(row.text, row.setting) }))

  it(`hears at least ${floor * 100} % of the phrases right`, () => {
    const wrong = rows
      .filter(({ want, got }) => want !== got)
      .map(({ want, got, text }) => `${want} heard as ${got}: ${text}`)
    expect(1 - wrong.length / rows.length, wrong.join('\n')).toBeGreaterThanOrEqual(floor)
  })

  it.each(['STOP', 'YES'])('hears no false %s', (intent) => {
    expect(rows.filter(({ want, got }) => got === intent && want !== intent).map(({ text }) => text)).toEqual([])
  })

  it.each(INTENTS)(`misses at most ${most * 100} % of %s`, (intent) => {
    const own = rows.filter(({ want }) => want === intent)
    const missed = own.filter(({ got }) => got !== intent).map(({ text, got }) => `${text} (${got})`)
    // One phrase in a short list weighs too much for a ratio.
    expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(Math.max(1, Math.floor(own.length * most)))
  })

  it.each(INTENTS)('gives no more than two false alarms of %s', (intent) => {
    const alarms = rows.filter(({ want, got }) => got === intent && want !== intent).map(({ text }) => text)
    expect(alarms.length, alarms.join('\n')).toBeLessThanOrEqual(2)
  })
})

it('holds at least 500 Spanish phrases, half of them kept from tuning or added later', () => {
  expect(phrases('phrases.es.tsv').length + phrases('phrases.es.held.tsv').length).toBeGreaterThanOrEqual(500)
  expect(phrases('phrases.es.held.tsv').length).toBeGreaterThanOrEqual(250)
})

it.each(['phrases.en.tsv', 'phrases.fr.tsv'])('%s holds at least 150 phrases', (file) => {
  expect(phrases(file).length).toBeGreaterThanOrEqual(150)
})
