import { asks, problem } from '../support.ts'
import { table } from '../table.ts'

table('code', [
  ['482193', '482193'],
  ['482 193', '482193'],
  ['482-193', '482193'],
  ['me dijo 482 193', '482193'],
  ['cuatro ocho dos uno nueve tres', '482193'],
  ['000417', '000417'],
  ['482193, o 482194', asks('code.which')],
  ['48219', problem('code.unknown')],
  ['5500000100', problem('code.unknown')],
  ['no me acuerdo', problem('code.unknown')],
  ['482193', '482193', { lang: 'en' }],
  ['le code est 482 193', '482193', { lang: 'fr' }],
  ['me dijeron el código 482193, es de ustedes?', '482193', { options: { told: true } }],
  ['son 482193 pesos', problem('code.unknown'), { options: { told: true } }],
])
