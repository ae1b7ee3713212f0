import { problem } from '../support.ts'
import { table } from '../table.ts'

const named = (alias: string, alias_key: string) => ({ alias, alias_key })

table('alias', [
  ['Chepe', named('Chepe', 'chepe')],
  ['El Güero', named('El Güero', 'elguero')],
  ['  "Lupe".', named('Lupe', 'lupe')],
  ['pues póngame Chuy', named('Chuy', 'chuy')],
  ['me dicen Nacho', named('Nacho', 'nacho')],
  ['Chepe 2', named('Chepe 2', 'chepe2')],
  ['Maximiliano Rubio Castillo', problem('alias.full_name')],
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
