import { expect, it } from 'vitest'
import { cutsOf } from '../../src/reading/head-and-rest.ts'

const first = (text: string, head: string) => cutsOf(text, 'es').find((cut) => cut.head === head)

it.each([
  ['sí soy yo, pero ando en Texas', 'sí soy yo', 'ando en Texas', true],
  ['sí soy yo nomás que no tengo crédito', 'sí soy yo', 'no tengo crédito', true],
  ['sí, ¿quién habla?', 'sí', '¿quién habla?', true],
  ['le entro, pero si es mentira voy con la policía', 'le entro', 'si es mentira voy con la policía', true],
  ['solo yo por audio', 'solo yo', 'por audio', false],
  ['solo yo, y mi compadre', 'solo yo', 'y mi compadre', false],
])('cuts "%s" behind "%s"', (text, head, rest, parted) => {
  expect(first(text, head)).toEqual({ head, rest, parted })
})

it.each([
  ['sí, si me pagan', 'sí'],
  ['sí pero no', 'sí'],
  ['sí, si no es mentira', 'sí'],
  ['sí, si es verdad', 'sí'],
  ['sí, mejor no', 'sí'],
  ['sí, siempre y cuando me paguen', 'sí'],
  ['sí, pero no quiero', 'sí'],
  ['sí pero depende', 'sí'],
])('takes nothing out of a condition or of what is taken back: %s', (text, head) => {
  expect(first(text, head)).toBeUndefined()
})

it('leaves a story whole, and begins with the longest answer', () => {
  expect(cutsOf('sí '.repeat(40), 'es')).toEqual([])
  expect(cutsOf('solo yo, por audio, en español', 'es').map(({ head }) => head.length)).toEqual(
    cutsOf('solo yo, por audio, en español', 'es')
      .map(({ head }) => head.length)
      .toSorted((a, b) => b - a),
  )
})
