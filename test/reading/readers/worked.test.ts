import { asks, problem } from '../support.ts'
import { table } from '../table.ts'

table('worked', [
  ['5 y media de trabajo y 2 de camino', 330],
  ['6 horas y 3 de camino', 360],
  ['6 h trabajo 3h viaje', 360],
  ['6 horas, sin camino', 360],
  ['5 y media', 330],
  ['5 o 6', asks('hours.which')],
  ['de 8 a 2 menos comida', asks('hours.exact')],
  ['no sé', problem('hours.unclear')],
])
