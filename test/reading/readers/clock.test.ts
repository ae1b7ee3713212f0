import { asks, problem } from '../support.ts'
import { table } from '../table.ts'

table('clock', [
  ['como a las 11 de la mañana', '11:00'],
  ['a las 3 y media de la tarde', '15:30'],
  ['a la una de la tarde', '13:00'],
  ['8 y cuarto de la noche', '20:15'],
  ['al mediodía', '12:00'],
  ['a medio día', '12:00'],
  ['17:20', '17:20'],
  ['11 am', '11:00'],
  ['12 am', '00:00'],
  ['10:45 a.m.', '10:45'],
  ['3:30 pm', '15:30', { lang: 'en' }],
  ['at noon', '12:00', { lang: 'en' }],
  ['a las 5', asks('clock.half')],
  ['12:30', asks('clock.half')],
  ['entre 3 y 4 de la tarde', asks('clock.which')],
  ['no me acuerdo', problem('clock.unclear')],
  ['en la mañana', problem('clock.unclear')],
  ['25:00', problem('clock.unclear')],
  ['a las 99', problem('clock.unclear')],
])
