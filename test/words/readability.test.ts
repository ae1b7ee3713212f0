import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readability, syllablesOf } from '../../src/words/readability.ts'

const syllables: [string, number][] = [
  ['sí', 1],
  ['que', 1],
  ['guía', 2],
  ['agua', 2],
  ['pingüino', 3],
  ['oía', 3],
  ['ahora', 3],
  ['prohíbe', 3],
  ['cuaderno', 3],
  ['aéreo', 4],
  ['muy', 1],
  ['Maya', 2],
  ['inscripción', 3],
  ['país', 2],
  ['ley', 1],
  ['pues', 1],
  ['equipo', 3],
  ['xyz', 1],
]

describe('readability', () => {
  it.each(syllables)('%s has %i syllables', (word, count) => expect(syllablesOf(word)).toBe(count))

  it('is high for how people speak and low for how courts write', () => {
    const spoken = readability('Usted no paga nada. Si alguien le cobra, no pague y avíseme.')
    const written = readability(
      'La indemnización correspondiente será distribuida proporcionalmente conforme a las disposiciones establecidas en la resolución jurisdiccional.',
    )
    expect(spoken.score).toBeGreaterThan(90)
    expect(written.score).toBeLessThan(20)
  })

  it('is the published formula', () => {
    // Five words of two syllables, one sentence: 206.84 - 60 * 2 - 1.02 * 5.
    expect(readability('Ana come pasta cada noche.').score).toBeCloseTo(81.74, 2)
    expect(readability('Ana come {answers.what} cada noche.')).toEqual(readability('Ana come cosa cada noche.'))
  })

  it('is a number for any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => Number.isFinite(readability(text).score)))
    expect(readability('👍').words).toBe(0)
  })
})
