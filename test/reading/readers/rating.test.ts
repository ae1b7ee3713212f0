import { asks, problem } from '../support.ts'
import { table } from '../table.ts'

table('rating', [
  ['5', 5],
  ['cinco', 5],
  ['un 4', 4],
  ['4 de 5', 4],
  ['4/5', 4],
  ['⭐⭐⭐⭐', 4],
  ['del 1 al 5 un 4', 4],
  ['RATE CF-1042 5', 5],
  ['five', 5, { lang: 'en' }],
  ['quatre', 4, { lang: 'fr' }],
  ['3 o 4', asks('rating.which')],
  ['4.5', asks('rating.which')],
  ['10', problem('rating.unclear')],
  ['0', problem('rating.unclear')],
  ['-3', problem('rating.unclear')],
  ['excelente', problem('rating.unclear')],
  ['rate 5', 5, { lang: 'en' }],
  ['rate cf1042 4', 4, { lang: 'en' }],
  ['note 4 sur 5', 4, { lang: 'fr' }],
])
