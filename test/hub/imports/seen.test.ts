import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Seen } from '../../../src/hub/imports/seen.ts'

test('tells the line that said a text first, as a map of all texts would', () =>
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 300 }), (texts) => {
      const [seen, map] = [new Seen(), new Map<string, number>()]
      for (const [index, text] of texts.entries()) {
        if (!map.has(text)) map.set(text, index + 1)
        expect(seen.first(text, index + 1)).toBe(map.get(text))
      }
    }),
  ))

test('grows over what it began with, and forgets nothing', () => {
  const seen = new Seen()
  for (let line = 1; line <= 20_000; line++) seen.first(`row ${line}`, line)
  const wrong = Array.from({ length: 20_000 }, (_, n) => n + 1).filter((line) => seen.first(`row ${line}`, 9) !== line)
  expect(wrong).toEqual([])
})
