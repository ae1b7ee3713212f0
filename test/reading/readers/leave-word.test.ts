import { table } from '../table.ts'

table('leave-word', [
  ['SALIR', true],
  ['salir', true],
  ['¡Salir!', true],
  ['me quiero salir', true],
  ['salirme', true],
  ['alto', false],
  ['ya no me escriba', false],
  ['salir y que ya no me escriban', false],
  ['🛑', false],
  ['', false],
])
