import { problem } from '../support.ts'
import { table } from '../table.ts'

const named = (alias: string, alias_key: string) => ({ alias, alias_key })

const fidel = { options: { own: ['Hernández', 'de', 'la', 'Cruz'] } } as const

table('alias', [
  ['Chepe', named('Chepe', 'chepe')],
  ['El Güero', named('El Güero', 'elguero')],
  ['  "Lupe".', named('Lupe', 'lupe')],
  ['pues póngame Chuy', named('Chuy', 'chuy')],
  ['me dicen Nacho', named('Nacho', 'nacho')],
  ['Chepe 2', named('Chepe 2', 'chepe2')],
  ['Maximiliano Rubio Castillo', problem('alias.full_name')],
  ['Fidel Hernandez', problem('alias.full_name'), fidel],
  ['fidel ernandes', problem('alias.full_name'), fidel],
  ['Hernández', problem('alias.full_name'), fidel],
  ['Fidel de la Cruz', problem('alias.full_name'), fidel],
  ['Fidel', named('Fidel', 'fidel'), fidel],
  ['El Fide', named('El Fide', 'elfide'), fidel],
  ['Chepe', named('Chepe', 'chepe'), { options: { own: null } }],
  ['el que trabajó con Don Ray', problem('alias.full_name')],
  ['5500000012', problem('alias.unclear')],
  ['Chepe 5500000012', problem('alias.number')],
  ['C', problem('alias.length')],
  ['Ferrocarrilero del norte', problem('alias.length')],
  ['como sea', problem('alias.unclear')],
  ['el que quiera', problem('alias.unclear')],
  ['me da igual', problem('alias.unclear')],
  ['😀', problem('alias.unclear')],
  ['', problem('alias.unclear')],
])
