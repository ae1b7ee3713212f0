import { problem } from '../support.ts'
import { table } from '../table.ts'

const ALL = { got: 'ALL' }
const LESS = { got: 'LESS' }
const none = problem('received.unclear')

table('received', [
  ['ya me llegó', ALL],
  ['sí me llegó completo, ya lo cobré', ALL],
  ['si patron ya esta en mi cuenta gracias a dios', ALL],
  ['ya cayo la feria', ALL],
  ['ya me depositaron', ALL],
  ['ya lo cobré todo, muchas gracias licenciado', ALL],
  ['ya me dieron el dinero', ALL],
  // What came may be something else, or somebody else's.
  ['ya me llegó su mensaje', none],
  ['ya me llamaron', none],
  ['ya me los dieron', none],
  ['que lo cobre mi hijo', none],
  ['a mi compadre ya le cayó', none],
  ['a mi primo le llegó menos', none],
  ['todavía no me llega', none],
  ['no me han pagado, faltan unos días', none],
  // Asked it is not told.
  ['¿ya me pagaron?', none],
  ['ya me llegó o no?', none],
  ['sí pero llegó menos, faltan 400', LESS],
  ['ya cobré pero faltan 400 pesos', LESS],
  ['me llegó menos de lo que me dijeron', LESS],
  ['me depositaron 400 de menos', LESS],
  ['nomás me llegaron 3000', LESS],
  ['no me dieron todo', LESS],
  ['el del banco me quitó una parte', LESS],
  ['cayó pero no está completo', LESS],
  ['ya, pero faltó', LESS],
  ['sí pero menos de lo que dijeron', LESS],
  ['ya lo saqué todo', ALL],
  ['me llegó un depósito de 5050', none],
  ['me dijeron que el nombre no coincide', { code: 'NAME_MISMATCH' }],
  ['me dicen q la clave ya vencio', { code: 'PICKUP_EXPIRED' }],
  ['ya expiro el codigo y no alcance a ir', { code: 'PICKUP_EXPIRED' }],
  ['yo no he cobrado y me dicen que ya lo cobraron', { code: 'SENT_TO_WRONG_PERSON' }],
  ['alguien mas cobro mi dinero', { code: 'SENT_TO_WRONG_PERSON' }],
  ['no me lo dan todo', { code: 'LIMIT_EXCEEDED' }],
  ['que mi credencial ya venció', { code: 'ID_EXPIRED' }],
  ['I got it, thank you', ALL, { lang: 'en' }],
  ['it arrived but it is less', LESS, { lang: 'en' }],
  ['j’ai reçu l’argent, merci', ALL, { lang: 'fr' }],
])
