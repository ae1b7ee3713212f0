import { expect, it } from 'vitest'
import { saysPlainly } from '../../src/engine/hearing/plainly.ts'

const paid = { id: 'paid', label: 'Ya cobré', words: ['ya fui', 'ya me pagaron', 'ya no me deben'] }

it.each([
  ['ya cobré', true],
  ['sí, ya fui y me lo dieron, gracias', true],
  ['ya no me deben nada', true],
  ['ya fui pero no me pagaron', false],
  ['cobré la mitad', false],
  ['me pagaron menos', false],
  ['ya fui y todavía falta una parte', false],
  ['ya cobré, pero nadie me dio recibo', false],
  ['ya mero, casi', false],
  ['se me perdió el papel que me dieron', false],
  ['kobre ya', true],
])('says the option and nothing against it: %s', (said, plain) => {
  expect(saysPlainly(said, paid)).toBe(plain)
})
