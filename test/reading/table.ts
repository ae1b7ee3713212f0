import { expect, it } from 'vitest'
import { createReaders, type ReaderName } from '../../src/reading/readers/index.ts'
import { context, type Row, readIntent, writtenOut } from './support.ts'

const readers = createReaders(readIntent, writtenOut)

/** One test per row: a text and its value, `problem(key)` or `asks(key)`. Keys are those of `locales/<lang>/readers.json`. */
export const table = (kind: ReaderName, rows: readonly Row[]): void => {
  it.each(rows.map((row) => [row[0], row] as const))('%s', (_, [text, expected, setting]) => {
    const { country, lang, options } = setting ?? {}
    const reading = readers[kind].read(text, context(country, lang), (options ?? {}) as never)
    const got =
      'value' in reading
        ? reading.value
        : 'problem' in reading
          ? { problem: reading.problem }
          : { ambiguous: reading.ambiguous }
    expect(got).toEqual(expected)
  })
}
