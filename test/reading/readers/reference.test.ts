import { asks, problem } from '../support.ts'
import { table } from '../table.ts'

table('reference', [
  ['cf1042', 'CF-1042'],
  ['CF-1042', 'CF-1042'],
  ['ok t17', 'T17'],
  ['t 17', 'T17'],
  ['paid f2031', 'F2031'],
  ['T17 y T18', asks('reference.which')],
  ['T17 y T18', 'T17', { options: { known: ['T17'] } }],
  ['hola', problem('reference.unknown')],
  ['T17', problem('reference.not_known'), { options: { known: ['T9'] } }],
  ['el 4065', 'CF-4065', { options: { known: ['CF-1042', 'CF-4065'] } }],
  ['del caso 1042', 'CF-1042', { options: { known: ['CF-1042', 'CF-4065'] } }],
  ['1042 y 4065', asks('reference.which'), { options: { known: ['CF-1042', 'CF-4065'] } }],
  ['el 40', problem('reference.not_known'), { options: { known: ['CF-1042', 'CF-4065'] } }],
  ['4065', problem('reference.unknown')],
  ['cf1042', 'CF-1042', { lang: 'en' }],
  ['ok t17', 'T17', { lang: 'en' }],
  ['paid f2031', 'F2031', { lang: 'en' }],
  ['oui cf1042', 'CF-1042', { lang: 'fr' }],
])
