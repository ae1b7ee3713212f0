import { problem } from '../support.ts'
import { table } from '../table.ts'

table('yes-no', [
  ['sí', 'yes'],
  ['simón', 'yes'],
  ['👍', 'yes'],
  ['ok está bien', 'yes'],
  ['no', 'no'],
  ['nel', 'no'],
  ['claro que no', 'no'],
  ['yes', 'yes', { lang: 'en' }],
  ['non merci', 'no', { lang: 'fr' }],
  ['sí, primero Dios', problem('yes-no.unclear')],
  ['gracias', problem('yes-no.unclear')],
  ['ahorita', problem('yes-no.unclear')],
  ['1', problem('yes-no.unclear')],
  ['si no', problem('yes-no.unclear')],
  ['cancelar', problem('yes-no.unclear')],
  ['approved', 'yes', { lang: 'en' }],
  ['ok t17', 'yes', { lang: 'en' }],
  ['not approved', 'no', { lang: 'en' }],
  ['oui cf1042', 'yes', { lang: 'fr' }],
  ['approuve', 'yes', { lang: 'fr' }],
])
