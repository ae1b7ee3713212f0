import { problem } from '../support.ts'
import { table } from '../table.ts'

table('road', [
  ['5 y media de trabajo y 2 de camino', 120],
  ['6 horas, hora y media de camino', 90],
  ['6 h trabajo 3h viaje', 180],
  ['6 horas, sin camino', 0],
  ['6 horas', problem('hours.unclear')],
  ['nada', problem('hours.unclear')],
])
