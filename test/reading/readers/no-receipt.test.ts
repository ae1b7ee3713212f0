import { problem } from '../support.ts'
import { table } from '../table.ts'

const none = problem('no-receipt.unclear')

table('no-receipt', [
  ['no dan recibo en la combi', true],
  ['la combi no da recibo hombre', true],
  ['que la combi no da recibo hombre. ya mandalo asi', true],
  ['ahi no dan nada de papel', true],
  ['ahi no dan', true],
  ['el chofer nunca da boleto', true],
  ['se me perdió el ticket', true],
  ['fue sin nota', true],
  ['todavía no me dan el recibo', none],
  ['mañana le mando el recibo', none],
  ['no me dan trabajo', none],
  ['no tengo tiempo', none],
  ['¿y si no dan recibo?', none],
  ['aquí está el recibo', none],
])
