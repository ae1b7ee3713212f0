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
  ['me enfermé', 'HEALTH'],
  ['está cerrado', 'OFFICE_CLOSED'],
  ['no abrieron', 'OFFICE_CLOSED'],
  ['en el registro se fue la luz', 'OFFICE_CLOSED'],
  ['no había nadie en la alcaldía', 'OFFICE_CLOSED'],
  ['no había nadie', 'PERSON_NOT_FOUND'],
  ['toqué y nadie me abrió', 'PERSON_NOT_FOUND'],
  ['no encontré al señor', 'PERSON_NOT_FOUND'],
  ['el bus no salió', 'ROAD_OR_WEATHER'],
  ['ayer no pasó el camión', 'ROAD_OR_WEATHER'],
  ['se descompuso la moto', 'ROAD_OR_WEATHER'],
  ['no tengo para el pasaje', 'MONEY_FOR_TRAVEL'],
  ['todavía no me han entregado la copia', 'WAITING_DOCUMENT'],
  ['no tengo saldo', 'NO_SIGNAL'],
  ['está bien peligroso por allá', 'VIOLENCE_IN_AREA'],
  // No reason of the list: the words are kept.
  ['se fue la luz', 'OTHER'],
  ['pide dinero el registro', 'OTHER'],
  ['no me quisieron dar la copia', 'OTHER'],
  ['?', problem('free-text.empty')],
])
