import { asks, problem } from '../support.ts'
import { table } from '../table.ts'

table('numbers', [
  ['del 12 al 15 y la 20', [12, 13, 14, 15, 20]],
  ['12, 13 y 20', [12, 13, 20]],
  ['12,13,20', [12, 13, 20]],
  ['12-15', [12, 13, 14, 15]],
  ['el 3', [3]],
  ['tres', [3]],
  ['tres y cuatro', [3, 4]],
  ['treinta y dos', [32]],
  ['20 y 1', [1, 20]],
  ['1 2 3', [1, 2, 3]],
  ['del 12 al 15 menos el 14', [12, 13, 15]],
  ['la 5, la 8 y de la 10 a la 12', [5, 8, 10, 11, 12]],
  ['ninguno', []],
  ['12 to 15 and 20', [12, 13, 14, 15, 20], { lang: 'en' }],
  ['du 12 au 14', [12, 13, 14], { lang: 'fr' }],
  ['3 o 4', asks('numbers.which')],
  ['todos', asks('numbers.which')],
  ['15 al 12', asks('numbers.range')],
  ['del 1 al 5000', asks('numbers.range')],
  ['50', problem('numbers.too_high'), { options: { max: 46 } }],
  ['no sé', problem('numbers.unclear')],
  ['3.5', problem('numbers.unclear')],
])
