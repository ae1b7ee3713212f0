import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { expect, it } from 'vitest'
import type { Country } from '../../src/reading/reader.ts'
import { createReaders, type ReaderName } from '../../src/reading/readers/index.ts'
import { context, readIntent } from './support.ts'

/**
 * Everyday answers, written before the readers were looked at and not tuned to one by one: reader, country, words, value,
 * options. The tables in `readers/` say what each reader promises; this says how far the promises carry.
 */
const FLOOR = 0.95

const readers = createReaders(readIntent)
const rows = readFileSync(join(import.meta.dirname, 'answers.es.everyday.tsv'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => {
    const [reader = '', country = '', text = '', want = '', options = '{}'] = line.split('\t')
    return {
      text,
      want: JSON.parse(want) as unknown,
      got: readers[reader as ReaderName].read(text, context(country as Country), JSON.parse(options) as never),
    }
  })

it(`reads at least ${FLOOR * 100} % of everyday answers right`, () => {
  const wrong = rows
    .filter(({ got, want }) => !('value' in got) || !isDeepStrictEqual(got.value, want))
    .map(({ text }) => text)
  expect(1 - wrong.length / rows.length, wrong.join('\n')).toBeGreaterThanOrEqual(FLOOR)
})

it('never takes an everyday answer for another value', () => {
  expect(
    rows.filter(({ got, want }) => 'value' in got && !isDeepStrictEqual(got.value, want)).map(({ text }) => text),
  ).toEqual([])
})
