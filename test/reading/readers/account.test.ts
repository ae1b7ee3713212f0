import { asks, problem } from '../support.ts'
import { table } from '../table.ts'

table('account', [
  ['1234567890', '1234567890'],
  ['es la 12-3456-7890', '1234567890'],
  ['mi cuenta es 0034 5678 9012 34', '00345678901234'],
  ['cero tres cuatro, 5678901', asks('account.which')],
  ['12345', problem('account.length')],
  ['123456789012345678901', problem('account.length')],
  ['no me acuerdo', problem('account.unclear')],
  ['4111 1111 1111 1111', problem('account.card')],
  ['la de mi tarjeta 4111-1111-1111-1111', problem('account.card')],
  ['1234567 o 7654321', asks('account.which')],
])
