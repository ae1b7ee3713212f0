import { problem } from '../support.ts'
import { table } from '../table.ts'

table('free-text', [
  ['  Con Don Chuy,\u200b en Texas ', 'Con Don Chuy, en Texas'],
  ['se llamaba {{x}} $t(y)', 'se llamaba {{x}} $t(y)'],
  ['', problem('free-text.empty')],
  ['😀😀', problem('free-text.empty')],
  ['...', problem('free-text.empty')],
])
