import { problem } from '../support.ts'
import { table } from '../table.ts'

const NOT = problem('right-number.unclear')
const he = { options: { name: 'Casimiro' } } as const
const en = { lang: 'en', options: { name: 'Casimiro' } } as const
const fr = { lang: 'fr', options: { name: 'Casimiro' } } as const

table('right-number', [
  ['perdon si soy casimiro, me ekivoque', true, he],
  ['soy yo, casimiro pineda, trabaje con ellos', true, he],
  ['disculpe, me equivoqué', true, he],
  ['soy kasimiro', true, he],
  ['habla Casimiro', true, he],
  ['me llamo casimiro', true, he],
  ['sí es mi número, perdone', true, he],
  ['yo mero', true, he],
  ['sí soy', true],
  ['no soy yo', NOT, he],
  ['que no soy yo, ya le dije', NOT, he],
  ['yo no soy Casimiro', NOT, he],
  ['no me llamo casimiro', NOT, he],
  ['soy su vecino de Casimiro', NOT, he],
  ['soy Rosendo', NOT, he],
  ['usted se equivocó', NOT, he],
  ['luego le hablo', NOT, he],
  ['sí', NOT, he],
  ['soy Casimiro', NOT, { options: { name: null } }],
  ['', NOT, he],
  ['sorry, my mistake, it is me', true, en],
  ['I am Casimiro', true, en],
  ['I am not Casimiro', NOT, en],
  ["pardon, c'est moi", true, fr],
  ["ce n'est pas moi", NOT, fr],
])
