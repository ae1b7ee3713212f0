import { problem } from '../support.ts'
import { table } from '../table.ts'

table('free-text', [
  ['libro 3, folio 120, número 45', 'libro 3, folio 120, número 45', { options: { figure: true } }],
  ['ahorita no puedo', problem('free-text.figure'), { options: { figure: true } }],
  ['  Con Don Chuy,\u200b en Texas ', 'Con Don Chuy, en Texas'],
  ['se llamaba {{x}} $t(y)', 'se llamaba {{x}} $t(y)'],
  ['', problem('free-text.empty')],
  ['😀😀', problem('free-text.empty')],
  ['...', problem('free-text.empty')],
  ['banrural, 30 1234 5678', 'banrural', { options: { digits: false } }],
  ['Banco 24 Horas', 'Banco 24 Horas', { options: { digits: false } }],
  ['3012345678', problem('free-text.empty'), { options: { digits: false } }],
  ['WL-2026-14', 'WL-2026-14', { options: { label: true } }],
  ['who is this?', problem('free-text.label'), { options: { label: true } }],
  ['we wired the invoice on Monday', problem('free-text.label'), { options: { label: true } }],
])
