import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { describe, expect, it } from 'vitest'
import type { Country } from '../../src/reading/reader.ts'
import { createReaders, type ReaderName } from '../../src/reading/readers/index.ts'
import { context, readIntent, writtenOut } from './support.ts'

/**
 * Everyday answers, written before the readers were looked at and not tuned to one by one: reader, country, words, value,
 * options. The tables in `readers/` say what each reader promises; this says how far the promises carry. `?` is an answer that
 * has to be asked again: any value is wrong.
 */
const FLOOR = 0.95
const FILES = ['answers.es.everyday.tsv', 'answers.es.people.tsv']

const readers = createReaders(readIntent, writtenOut)
const read = (file: string) =>
  readFileSync(join(import.meta.dirname, file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [reader = '', country = '', text = '', want = '', options = '{}'] = line.split('\t')
      const got = readers[reader as ReaderName].read(text, context(country as Country), JSON.parse(options) as never)
      const value = 'value' in got
      const right = want === '?' ? !value : value && isDeepStrictEqual(got.value, JSON.parse(want))
      return { told: `${reader} ${text}: ${JSON.stringify(got)}`, value, right }
    })

describe.each(FILES)('%s', (file) => {
  const rows = read(file)

  it(`reads at least ${FLOOR * 100} % right`, () => {
    const wrong = rows.filter(({ right }) => !right).map(({ told }) => told)
    expect(1 - wrong.length / rows.length, wrong.join('\n')).toBeGreaterThanOrEqual(FLOOR)
  })

  it('never takes an answer for another value', () => {
    expect(rows.filter(({ value, right }) => value && !right).map(({ told }) => told)).toEqual([])
  })
})
