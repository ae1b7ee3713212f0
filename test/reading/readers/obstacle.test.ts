import { problem } from '../support.ts'
import { table } from '../table.ts'

table('obstacle', [
  ['se puso feo, hubo balacera', 'VIOLENCE_IN_AREA'],
  ['me amenazaron', 'VIOLENCE_IN_AREA'],
  ['a la señora la tienen amenazada', 'VIOLENCE_IN_AREA'],
  ['nos amenasaron los del pueblo', 'VIOLENCE_IN_AREA'],
  ['no hay paso por el derrumbe', 'ROAD_OR_WEATHER'],
  ['el registro no abrió', 'OFFICE_CLOSED'],
  ['se fue para el norte', 'MOVED'],
  ['me enfermé', 'OTHER'],
  ['?', problem('free-text.empty')],
])
