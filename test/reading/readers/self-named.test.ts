import { table } from '../table.ts'

const en = { lang: 'en' } as const
const none = { problem: 'name.unclear' }

table('self-named', [
  ['soy juan, el hermano de pedro', 'juan, el hermano de pedro'],
  ['hola soy juan hermano de pedro', 'juan hermano de pedro'],
  ['buenas, me llamo refugio salas', 'refugio salas'],
  ['Soy Refugio Salas Olvera. Me dieron este número', 'Refugio Salas Olvera'],
  ['soy María, la esposa de don Chuy', 'María, la esposa de don Chuy'],
  ['soy juan', none],
  ['soy trabajador del campo', none],
  ['soy de Xochitla', none],
  ['no soy juan, el hermano de pedro', none],
  ['me lo dio mi primo', none],
  ['hola', none],
  ['', none],
  ['my name is Ana Salas', 'Ana Salas', en],
])
