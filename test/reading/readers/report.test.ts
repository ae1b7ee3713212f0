import { problem } from '../support.ts'
import { table } from '../table.ts'

const nothing = { tasks: [], work: null, travel: null, expenses: null, spent: null, on: null, unclear: [] }
const mxn = (label: string, amount: string) => ({ label, amount, currency: 'MXN' })
const task = (ref: string, state: string, words: string, reason: string | null = null) => ({
  ref,
  state,
  reason,
  words,
})
const alone = { options: { alone: true } }
const money = [mxn('pasaje', '240.00'), mxn('comida', '85.00')]

table('report', [
  [
    'T3 lista, T4 detenida por lluvia, 6 horas y 3 de camino, pasaje 240 comida 85',
    {
      ...nothing,
      tasks: [task('T3', 'done', 'lista'), task('T4', 'stuck', 'detenida por lluvia', 'ROAD_OR_WEATHER')],
      work: 360,
      travel: 180,
      expenses: money,
      spent: true,
    },
  ],
  [
    't3 ya quedo t4 no se pudo llovio mucho 6 horas y media y 3 y media de camino pasaje 240 y comida 85',
    {
      ...nothing,
      tasks: [task('T3', 'done', 'ya quedo'), task('T4', 'stuck', 'no se pudo llovio mucho', 'ROAD_OR_WEATHER')],
      work: 390,
      travel: 210,
      expenses: money,
      spent: true,
    },
  ],
  [
    'T3 y T5 listas. El martes trabajé de 8 a 2, camino 3 horas',
    {
      ...nothing,
      tasks: [task('T3', 'done', 'listas'), task('T5', 'done', 'listas')],
      work: 360,
      travel: 180,
      on: '2026-02-24',
    },
  ],
  ['6 horas, sin gastos', { ...nothing, work: 360, expenses: [], spent: true }],
  [
    'T17: espero respuesta de la abogada, 2 horas',
    {
      ...nothing,
      tasks: [task('T17', 'stuck', 'espero respuesta de la abogada', 'WAITING_ADVOCATE')],
      work: 120,
    },
  ],
  ['T3 lista, 6 o 7 horas', { ...nothing, tasks: [task('T3', 'done', 'lista')], unclear: ['work'] }],
  ['T3 casi lista, 3 horas, pasaje 240', { ...nothing, work: 180, expenses: [mxn('pasaje', '240.00')], spent: true }],
  [
    'T4 no avanza, hay violencia',
    { ...nothing, tasks: [task('T4', 'stuck', 'no avanza, hay violencia', 'VIOLENCE_IN_AREA')] },
    alone,
  ],
  ['T3 lista', { ...nothing, tasks: [task('T3', 'done', 'lista')] }, alone],
  ['T3 lista', problem('report.unclear')],
  ['sí, todo bien', problem('report.unclear'), alone],
  ['lista', problem('report.unclear'), alone],
  ['', problem('report.unclear'), alone],
])
