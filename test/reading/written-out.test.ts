import { describe, expect, it } from 'vitest'
import { createReaders } from '../../src/reading/readers/index.ts'
import { context, readIntent, writtenOut } from './support.ts'

describe('short forms, written out', () => {
  it.each([
    ['y si mi hijo cobra x mi', 'y si mi hijo cobra por mi'],
    ['xq m escriben?', 'porque me escriben?'],
    ['Kien es ud, d part d kien', 'quien es usted, de parte de quien'],
    ['no quiero', 'no quiero'],
    ['alrato', 'al rato'],
    // One letter alone is no word: an option, a slip of the finger.
    ['x', 'x'],
    ['k?', 'k?'],
    // What is no word stays as it stands.
    ['T3 lista, 240 d pasaje, 2k d camino', 'T3 lista, 240 de pasaje, 2k de camino'],
    ['', ''],
  ])('%s', (text, full) => expect(writtenOut(text, 'es')).toBe(full))

  it('in the language of the person only, and in no story', () => {
    expect(writtenOut('x mi', 'en')).toBe('x mi')
    const story = 'x mi '.repeat(100)
    expect(writtenOut(story, 'es')).toBe(story)
  })

  const read = createReaders(readIntent, writtenOut)
  const collect = { id: 'collect', label: 'Si no puedo ir a cobrar', words: ['mi hijo cobra por mí'] }
  const options = { options: [collect, { id: 'cost', label: '¿Cuesta algo?' }] } as never
  it.each([
    ['mi hijo cobra x mi', { value: 'collect' }],
    ['si no puedo ir x mi salud', { problem: 'choice.unclear' }],
  ])('a choice hears what it does not understand once more: %s', (text, reading) =>
    expect(read.choice.read(text, context(), options)).toEqual(reading),
  )

  it('a day, too', () =>
    expect(read.date.read('pasado mñn', context(), { future: true } as never)).toEqual({ value: '2026-03-04' }))
})
