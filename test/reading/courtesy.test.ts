import { expect, it } from 'vitest'
import { createWithoutCourtesy } from '../../src/reading/courtesy.ts'
import type { Lang } from '../../src/reading/reader.ts'
import { lexiconOf } from './support.ts'

const less = createWithoutCourtesy((['es', 'en', 'fr'] as const).map(lexiconOf))
const withoutCourtesy = (text: string, lang: Lang) => less(text, lang)[1]

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
  ['Oiga patrón, si soi yo', 'si soi yo'],
  ['¿bueno? no soy yo', 'no soy yo'],
  ['fíjese que sí, jefe', 'sí'],
  ['mire licenciada: no pago nada', 'no pago nada'],
  ['es mi hermano', 'es mi hermano'],
  ['hermano', ''],
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
