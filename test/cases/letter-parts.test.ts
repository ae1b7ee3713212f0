import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parts } from '../../src/cases/letter-parts.ts'

it('a letter is divided between words, and nothing of it is lost', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1, maxLength: 300 }), { minLength: 1, maxLength: 60 }), (words) => {
      const letter = words.join(' ')
      const divided = parts(letter)
      expect(
        divided
          .map(({ text }) => text)
          .join('')
          .replace(/\s+/g, ''),
      ).toBe(letter.replace(/\s+/g, ''))
      expect(divided.filter(({ text }) => text.length > 110)).toEqual([])
      expect(divided.map(({ number }) => number)).toEqual(divided.map((_, index) => index + 1))
      expect(divided.every(({ of }) => of === divided.length)).toBe(true)
    }),
  )
})
