import { table } from '../table.ts'

const en = { lang: 'en' } as const
const none = { problem: 'name.unclear' }
const asked = { options: { asked: true } } as const
const named = (full_name: string, town?: string) => ({ full_name, ...(town ? { town } : {}) })

table('self-named', [
  ['soy juan, el hermano de pedro', named('juan, el hermano de pedro')],
  ['hola soy juan hermano de pedro', named('juan hermano de pedro')],
  ['buenas, me llamo refugio salas', named('refugio salas')],
  ['Soy Refugio Salas Olvera. Me dieron este número', named('Refugio Salas Olvera')],
  ['soy María, la esposa de don Chuy', named('María, la esposa de don Chuy')],
  ['hola soy rosendo lozano, me dijo mi mujer q me buscaban', named('rosendo lozano')],
  ['ola soi dionisio rocha, me dijieron q andan pagando', named('dionisio rocha')],
  ['soy venancio santos del ejido la ceiba honda', named('venancio santos', 'ejido la ceiba honda')],
  ['soy Fidel Hernández de la Cruz', named('Fidel Hernández de la Cruz')],
  ['soy juan perez de Tamazunchale', named('juan perez', 'Tamazunchale')],
  ['me llamo ana salas, soy de xochitla', named('ana salas', 'xochitla')],
  ['soy juan', none],
  ['soy trabajador del campo', none],
  ['soy trabajador agricola, me dijeron que andan pagando', none],
  ['soy de Xochitla', none],
  ['soy hermano de pedro, me dijo que escribiera', none],
  ['no soy juan, el hermano de pedro', none],
  ['me lo dio mi primo', none],
  ['hola', none],
  ['', none],
  ['my name is Ana Salas', named('Ana Salas'), en],
  ['Fidel Hernández de la Cruz', named('Fidel Hernández de la Cruz'), asked],
  ['venancio santos del ejido la ceiba honda', named('venancio santos', 'ejido la ceiba honda'), asked],
  ['rosendo', named('rosendo'), asked],
  ['Juan Pérez, de San Miguel Uspantán, Quiché', named('Juan Pérez', 'San Miguel Uspantán, Quiché'), asked],
  ['¿para qué quiere saber?', none, asked],
])
