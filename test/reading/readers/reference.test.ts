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
  ['T17', problem('reference.unknown'), { options: { known: ['T9'] } }],
  ['cf1042', 'CF-1042', { lang: 'en' }],
  ['ok t17', 'T17', { lang: 'en' }],
  ['paid f2031', 'F2031', { lang: 'en' }],
  ['oui cf1042', 'CF-1042', { lang: 'fr' }],
])
