import { problem } from '../support.ts'
import { table } from '../table.ts'

const NOT = problem('came-by.unclear')
const as = (said: string): [string, string] => [said, said]

table('came-by', [
  as('encontre un papelito q dice mezquite'),
  as('buenas, me dejaron un papelito q dice CANELA'),
  as('tengo una nota con la palabra mezquite'),
  as('traigo la palabra canela'),
  as('CANELA'),
  ['HOLA', NOT],
  ['canela', NOT],
  as('hola soy rosendo lozano, me dijo mi mujer q me buscaban'),
  as('me dio su número mi comadre'),
  as('me lo pasó don Chuy'),
  as('me dieron este número en una junta'),
  ['me dieron este numero', NOT],
  ['mi patrón me dio trabajo allá', NOT],
  ['me dijeron que andan pagando', NOT],
  ['hola', NOT],
  ['', NOT],
  ['my sister gave me this number', 'my sister gave me this number', { lang: 'en' }],
])
