import { expect, it } from 'vitest'
import { withoutCourtesy } from '../../src/reading/courtesy.ts'

it.each([
  ['no pago nada gracias', 'no pago nada'],
  ['Buenas tardes, no pago nada. Muchas gracias, bendiciones', 'no pago nada'],
  ['hola buenas tardes, yo voy joven', 'yo voy'],
  ['que me la traigan por favor 🙏🏽', 'que me la traigan'],
  ['gracias', ''],
  ['buenas tardes', ''],
  ['gracias a Dios estoy bien', 'gracias a Dios estoy bien'],
  ['me deben mil', 'me deben mil'],
  ['mi señora', 'mi señora'],
])('%s', (text, bare) => expect(withoutCourtesy(text, 'es')).toBe(bare))

it('in other languages, too', () => {
  expect(withoutCourtesy('hello, i pay nothing, thank you', 'en')).toBe('i pay nothing')
  expect(withoutCourtesy('bonjour, rien, merci beaucoup', 'fr')).toBe('rien')
})

it('of a story nothing is taken', () => {
  const story = 'gracias, '.repeat(40).trim()
  expect(withoutCourtesy(story, 'es')).toBe(story)
  expect(withoutCourtesy('gracias, '.repeat(8), 'es')).toBe('')
})
