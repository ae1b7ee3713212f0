import { problem } from '../support.ts'
import { table } from '../table.ts'

const about = (words: string) => ({ about: words })
const NOTHING = problem('not-clear.unclear')

table('not-clear', [
  ['no entendí lo de la visa', about('lo de la visa')],
  ['No le entendí bien lo de los papeles.', about('lo de los papeles')],
  ['lo de la visa no me quedó claro', about('lo de la visa')],
  ['pues eso del abogado no lo entiendo', about('eso del abogado')],
  ['no me quedó claro cuándo pagan', about('cuándo pagan')],
  ['tengo duda de la firma', about('la firma')],
  ['me queda la duda con lo del pago', about('lo del pago')],
  ['no entendí', NOTHING],
  ['no entendí nada', NOTHING],
  ['no entendí la pregunta', NOTHING],
  ['no entendí lo que me dijo', NOTHING],
  ['no le entiendo, qué quiere', NOTHING],
  ['sí entendí lo de la visa', NOTHING],
  ['tengo dudas', NOTHING],
  ["I didn't understand the part about the visa", about('the part about the visa'), { lang: 'en' }],
  ["j'ai pas compris pour le visa", about('pour le visa'), { lang: 'fr' }],
  ['', NOTHING],
])
