import { problem } from '../support.ts'
import { table } from '../table.ts'

table('leave-word', [
  ['SALIR', true],
  ['salir', true],
  ['¡Salir!', true],
  ['me quiero salir', true],
  ['salirme', true],
  ['alto', problem('leave-word.unclear')],
  ['ya no me escriba', problem('leave-word.unclear')],
  ['salir y que ya no me escriban', problem('leave-word.unclear')],
  ['', problem('leave-word.unclear')],
])
