import fc from 'fast-check'
import { expect, it } from 'vitest'
import { nextDigestHour } from '../../src/cases/question-doc.ts'
import { readyToPost } from '../../src/cases/ready-to-post.ts'
import { inSmsParts } from '../../src/cases/sms-parts.ts'

it.each([
  ['2026-03-03T16:00:00.000Z', '2026-03-03T23:00:00.000Z'],
  ['2026-03-03T22:59:59.999Z', '2026-03-03T23:00:00.000Z'],
  ['2026-03-03T23:00:00.000Z', '2026-03-04T23:00:00.000Z'],
  // The day in Mexico is still the third.
  ['2026-03-04T01:00:00.000Z', '2026-03-04T23:00:00.000Z'],
  ['2026-12-31T23:30:00.000Z', '2027-01-01T23:00:00.000Z'],
])('after %s a group is told at %s', (at, hour) => {
  expect(nextDigestHour(at)).toBe(hour)
})

const sentence = fc.stringMatching(/^[a-zñ]{1,12}( [a-zñ]{1,12}){0,30}$/)

it('what is ready to post holds every question with its answer, once and in order, and fits into SMS', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ question: sentence, answer: sentence }), { maxLength: 9 }), (answered) => {
      const { ready, parts, lines } = readyToPost(answered)
      expect(ready).toBe(answered.length)
      expect(parts.map(({ text }) => text).join('\n\n')).toBe(
        answered.map(({ question, answer }) => `${question}\n${answer}`).join('\n\n'),
      )
      for (const { text } of lines) expect(text.length).toBeLessThanOrEqual(150)
      expect(lines.map(({ text }) => text).join(' ')).toBe(parts.map(({ text }) => text.replace(/\s+/g, ' ')).join(' '))
    }),
  )
})

it('no SMS of a cut text is empty, and no word is lost', () => {
  fc.assert(
    fc.property(fc.array(sentence, { minLength: 1, maxLength: 20 }), (said) => {
      const text = said.join(' ')
      const parts = inSmsParts(text)
      expect(parts.map((part) => part.text).join(' ')).toBe(text)
      for (const part of parts) expect(part.text).not.toBe('')
    }),
  )
})
