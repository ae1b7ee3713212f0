import { problem } from '../support.ts'
import { table } from '../table.ts'

const nothing = {
  tasks: null,
  refs: null,
  work: null,
  travel: null,
  expenses: null,
  spent: null,
  on: null,
  since: null,
  unclear: [],
}
const mxn = (label: string, amount: string) => ({ label, amount, currency: 'MXN' })
const task = (ref: string, state: string, words: string, reason: string | null = null) => ({
  ref,
  state,
  reason,
  words,
})
const told = (...tasks: ReturnType<typeof task>[]) => ({ tasks, refs: tasks.map(({ ref }) => ref) })
const open = { options: { alone: true, refs: ['T3', 'T4'] } }
const only = (...tasks: ReturnType<typeof task>[]) => ({ ...nothing, ...told(...tasks) })
const part = { options: { part: true, refs: ['T3', 'T4'] } }
const wrong = { options: { corrects: true } }
const alone = { options: { alone: true } }
const money = [mxn('pasaje', '240.00'), mxn('comida', '85.00')]

const road = { options: { bare: 'travel' } }
const ofMonday = { options: { alone: true, day: '2026-03-09' } }

table('report', [
  [
    'la t4 va en proceso, ya encontre al numero 17 y al 13',
    { ...only({ ...task('T4', 'going', 'va en proceso'), found: [13, 17] } as never), seen: true },
    { options: { named: true } },
  ],
  [
    'T3 lista, sin camino, 6 horas',
    { ...only(task('T3', 'done', 'lista')), work: 360, travel: 0 },
    { options: { named: true } },
  ],
  ['trabaje tres horas y cuarto, camino hora y media', { ...nothing, work: 195, travel: 90 }, alone],
  ['3 y media de trabajo, media de camino', { ...nothing, work: 210, travel: 30 }, alone],
  ['no son 5 son 4 horas', { ...nothing, work: 240, corrects: true }, alone],
  ['todo menos el camion que fueron 260', { ...nothing, expenses: [mxn('camion', '260.00')], spent: true }, alone],
  ['hrs 5 camino 1', { ...nothing, work: 300, travel: 60 }, alone],
  ['7 horas incluyendo el camino', { ...nothing, unclear: ['work'] }, alone],
  [
    '4 hrs, 2 d camino, pasaje 2x60',
    { ...nothing, work: 240, travel: 120, expenses: [mxn('pasaje', '120.00')], spent: true },
    alone,
  ],
  ['el domingo fueron 4 horas', { ...nothing, work: 240, on: '2026-03-01' }, { options: { dated: true } }],
  ['fueron 4 horas', problem('report.unclear'), { options: { dated: true } }],
  ['encontré al 17 y al 13', { ...nothing, seen: true }, alone],
  ['fui a visitar a don abundio cuautle, el numero 17, no estaba', { ...nothing, seen: true }, alone],
  ['encontre a uno de la lista, don abundio, en el rancho', { ...nothing, seen: true }, alone],
  ['trabaje 5 horas, fui a ver al numero 12 y no habia nadie', { ...nothing, work: 300, seen: true }],
  ['no encontre al numero 17', { ...nothing, seen: true }, alone],
  ['la 12 no la encontre', { ...nothing, seen: true }, alone],
  [
    'si visite a la 13 y a la 18, la 13 no quiso y la 18 dijo q si, 3 horas',
    { ...nothing, work: 180, seen: true },
    alone,
  ],
  ['5 horas, y no estaba nadie en la casa de la 15, fui a buscarla', { ...nothing, work: 300, seen: true }, alone],
  ['encontre 3 personas', { ...nothing, seen: true }, alone],
  ['ya encontre a dos de la lista', { ...nothing, seen: true }, alone],
  ['encontre a 2: la 12 y la 15', { ...nothing, seen: true }, alone],
  ['oye la 12 y la 15 ya las encontre, anotalo', { ...nothing, seen: true }, alone],
  ['6 horas y encontre a 2 personas', { ...nothing, work: 360, seen: true }, { options: { seen: true } }],
  ['6 horas', problem('report.unclear'), { options: { seen: true } }],
  [
    'la t4 va en proceso, encontre a 2: la 12 y la 15',
    { ...only({ ...task('T4', 'going', 'va en proceso'), found: [12, 15] } as never), seen: true },
    alone,
  ],
  ['2 horas y 60 de camion', { ...nothing, travel: 120, expenses: [mxn('camion', '60.00')], spent: true }, road],
  [
    '1 hora y media, y de comida fueron 60',
    { ...nothing, travel: 90, expenses: [mxn('comida', '60.00')], spent: true },
    road,
  ],
  ['trabaje 4 horas y 60 de camion', { ...nothing, work: 240, expenses: [mxn('camion', '60.00')], spent: true }, road],
  ['4 horas, 2 de camino, sin gastos', { ...nothing, work: 240, travel: 120, expenses: [], spent: true }, road],
  ['no eso fue el martes 24, lo del lunes ya estaba bien', { ...nothing, on: '2026-02-24' }, part],
  ['no fue el lunes fue el domingo 1', { ...nothing, on: '2026-03-01', corrects: true }, part],
  ['es del martes 24 de febrero: 5 horas de trabajo', { ...nothing, work: 300, on: '2026-02-24' }, part],
  ['el martes 6 horas', { ...nothing, work: 360, on: '2026-02-24' }, alone],
  ['el martes 24 trabaje 5 horas', { ...nothing, work: 300, on: '2026-02-24' }, alone],
  ['trabaje 4 horas', { ...nothing, work: 240 }, ofMonday],
  ['el domingo trabaje 4 horas', problem('report.unclear'), ofMonday],
  [
    'T3 lista, T4 detenida por lluvia, 6 horas y 3 de camino, pasaje 240 comida 85',
    {
      ...nothing,
      ...told(task('T3', 'done', 'lista'), task('T4', 'stuck', 'detenida por lluvia', 'ROAD_OR_WEATHER')),
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
      ...told(task('T3', 'done', 'ya quedo'), task('T4', 'stuck', 'no se pudo llovio mucho', 'ROAD_OR_WEATHER')),
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
      ...told(task('T3', 'done', 'listas'), task('T5', 'done', 'listas')),
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
      ...told(task('T17', 'stuck', 'espero respuesta de la abogada', 'WAITING_ADVOCATE')),
      work: 120,
    },
  ],
  ['T3 lista, 6 o 7 horas', { ...nothing, ...told(task('T3', 'done', 'lista')), unclear: ['work'] }],
  [
    'T3 casi lista, 3 horas, pasaje 240',
    {
      ...nothing,
      ...told(task('T3', 'going', 'casi lista')),
      work: 180,
      expenses: [mxn('pasaje', '240.00')],
      spent: true,
    },
  ],
  [
    'T4 no avanza, hay violencia',
    { ...nothing, ...told(task('T4', 'stuck', 'no avanza, hay violencia', 'VIOLENCE_IN_AREA')) },
    alone,
  ],
  ['T3 lista', { ...nothing, ...told(task('T3', 'done', 'lista')) }, alone],
  ['T3 ya, T4 no', only(task('T3', 'done', 'ya'), task('T4', 'not_yet', 'no')), alone],
  ['T3 lista y T4 todavía no', only(task('T3', 'done', 'lista'), task('T4', 'not_yet', 'todavía no')), alone],
  ['la T4 no pude', only(task('T4', 'stuck', 'no pude')), alone],
  ['ya T3 no T4', only(task('T3', 'done', 'ya'), task('T4', 'not_yet', 'no')), alone],
  ['Terminé T3 y T4', only(task('T3', 'done', 'Terminé'), task('T4', 'done', 'Terminé')), alone],
  ['T3 lista y no pude T4', only(task('T3', 'done', 'lista'), task('T4', 'stuck', 'no pude')), alone],
  ['T3 listo, T4 también', only(task('T3', 'done', 'listo'), task('T4', 'done', 'también')), alone],
  ['T3 ✅ T4 ❌', only(task('T3', 'done', '✅'), task('T4', 'not_yet', '❌')), alone],
  ['T3 no está lista, T4 ahí voy', only(task('T3', 'not_yet', 'no está lista'), task('T4', 'going', 'ahí voy')), alone],
  // One that is named and is not certain is asked about; it is not left out.
  [
    'T3 pues fíjese que el compadre, T4 lista',
    only(task('T3', 'unclear', 'pues fíjese que el compadre'), task('T4', 'done', 'lista')),
    alone,
  ],
  ['T3 ya no', problem('report.unclear'), alone],
  ['¿cuál es la T4?', problem('report.unclear'), alone],
  [
    'Listo T3. T4 no he podido, no abrieron el registro. 5 horas, sin camino',
    {
      ...only(
        task('T3', 'done', 'Listo'),
        task('T4', 'stuck', 'no he podido, no abrieron el registro.', 'OFFICE_CLOSED'),
      ),
      work: 300,
      travel: 0,
    },
    alone,
  ],
  [
    'T3 lista, T4 detenida, no encontré al señor, ayer trabajé 5 horas, pasaje 100',
    {
      ...only(task('T3', 'done', 'lista'), task('T4', 'stuck', 'detenida, no encontré al señor', 'PERSON_NOT_FOUND')),
      work: 300,
      expenses: [mxn('pasaje', '100.00')],
      spent: true,
      on: '2026-03-01',
    },
  ],
  ['ya quedaron las dos', only(task('T3', 'done', 'ya quedaron'), task('T4', 'done', 'ya quedaron')), open],
  ['todas listas menos la T4', only(task('T3', 'done', 'listas'), task('T4', 'not_yet', '')), open],
  [
    'T3 atorada por la lluvia, las demás listas',
    only(task('T3', 'stuck', 'atorada por la lluvia', 'ROAD_OR_WEATHER'), task('T4', 'done', 'listas')),
    open,
  ],
  ['ninguna de las dos', only(task('T3', 'not_yet', ''), task('T4', 'not_yet', '')), open],
  ['las tres listas', problem('report.unclear'), open],
  ['ya quedaron las dos', problem('report.unclear'), alone],
  ['nos vemos a las dos', problem('report.unclear'), open],
  // The days that it speaks of; several have hours of their own.
  ['la semana pasada 6 horas', { ...nothing, work: 360, since: '2026-02-23', on: '2026-03-01' }, alone],
  ['T3 lista ayer, 5 horas', { ...only(task('T3', 'done', 'lista ayer')), work: 300, on: '2026-03-01' }, alone],
  ['T4 en proceso, sigo el lunes', only(task('T4', 'going', 'en proceso, sigo el lunes')), alone],
  [
    '6 horas ayer y 4 hoy, sin camino, pasaje 40',
    { ...nothing, travel: 0, expenses: [mxn('pasaje', '40.00')], spent: true, unclear: ['work'] },
  ],
  // The half hour, however it is spelled, and no expense made of hours.
  ['trabaje 3 horas y media, 2 h de camino', { ...nothing, work: 210, travel: 120 }, alone],
  ['3 hrs y 1/2 y 2 de camino', { ...nothing, work: 210, travel: 120 }, alone],
  ['3 y 1/2 horas', { ...nothing, work: 210 }, alone],
  ['3 1/2 horas', { ...nothing, work: 210 }, alone],
  ['tres horas y media, 2 de camino', { ...nothing, work: 210, travel: 120 }, alone],
  ['3½ horas', { ...nothing, work: 210 }, alone],
  ['3.5 h', { ...nothing, work: 210 }, alone],
  ['3,5 horas, sin camino', { ...nothing, work: 210, travel: 0 }, alone],
  ['3h30 y 2h de camino', { ...nothing, work: 210, travel: 120 }, alone],
  ['hora y media de trabajo y una hora de camino', { ...nothing, work: 90, travel: 60 }, alone],
  ['2 horas y cuarto', { ...nothing, work: 135 }, alone],
  ['2 horas y un cuarto de camino', { ...nothing, travel: 135 }, alone],
  ['2 horas y tres cuartos', { ...nothing, work: 165 }, alone],
  ['3 horas con 30 minutos, 2 horas con quince de camino', { ...nothing, work: 210, travel: 135 }, alone],
  ['tres cuartos de hora de camino, 2 horas', { ...nothing, work: 120, travel: 45 }, alone],
  ['trabajé tres y media', { ...nothing, work: 210 }, alone],
  ['fueron 3 y media', { ...nothing, work: 210 }, alone],
  ['trabaje de 8 a 11 y media, camino 2 h', { ...nothing, work: 210, travel: 120 }, alone],
  ['de las 9 de la mañana a la 1 de la tarde', { ...nothing, work: 240 }, alone],
  ['2 horas de ida y 2 de vuelta', { ...nothing, travel: 240 }, alone],
  ['las horas estan mal, son 3 y media', { ...nothing, work: 210, corrects: true }, alone],
  ['dije que eran 3 y media y 2 de camino, si es correcto', { ...nothing, work: 210, travel: 120 }, alone],
  ['ya le dije 3 y media', { ...nothing, work: 210 }, alone],
  ['entregue 12 hojas, 3 horas', { ...nothing, work: 180 }, alone],
  ['hable con 5 familias, 3 horas y 2 de camino', { ...nothing, work: 180, travel: 120 }, alone],
  ['llegue a las 3 y media, fueron 2 horas', { ...nothing, work: 120 }, alone],
  // Hours, the road and what was paid among what was done.
  [
    'ayer lunes 23 no, el jueves fui a la ceiba honda a entregar la hoja, 3 horas y media, mas 2 h de camino y 180 pesos de camion',
    {
      ...nothing,
      work: 210,
      travel: 120,
      expenses: [mxn('camion', '180.00')],
      spent: true,
      on: '2026-02-26',
    },
  ],
  [
    'el jueves fui a la ceiba honda. trabaje 3 horas y media, 2 h de camino, camion 180',
    { ...nothing, work: 210, travel: 120, expenses: [mxn('camion', '180.00')], spent: true, on: '2026-02-26' },
  ],
  [
    'fui al registro y gasté 50 en copias, 3 horas, sin camino',
    { ...nothing, work: 180, travel: 0, expenses: [mxn('copias', '50.00')], spent: true },
  ],
  ['la hoja ya se entrego a 12 personas', problem('report.unclear'), alone],
  // What was told before is wrong: said with what it is, or without.
  ['las horas estan mal, son 3 y media', { ...nothing, work: 210, corrects: true }, wrong],
  ['no, las horas estan mal, son 4', { ...nothing, work: 240, corrects: true }, wrong],
  ['el reporte quedó mal', { ...nothing, corrects: true }, wrong],
  ['me equivoque, fueron 4 horas', { ...nothing, work: 240, corrects: true }, wrong],
  ['no, fueron 3 horas y media de trabajo', { ...nothing, work: 210, corrects: true }, wrong],
  ['son 3.5 en vez de 4 horas', { ...nothing, work: 210, corrects: true }, wrong],
  [
    'el pasaje son 40 en vez de 45',
    { ...nothing, expenses: [mxn('pasaje', '40.00')], spent: true, corrects: true },
    wrong,
  ],
  ['dígale que las horas estan mal, son 3', problem('report.unclear'), wrong],
  ['la tienda estaba mal pintada', problem('report.unclear'), wrong],
  ['no, gracias', problem('report.unclear'), wrong],
  ['fue el martes', { ...nothing, on: '2026-02-24' }, part],
  ['el martes se lo mando', problem('report.unclear'), part],
  ['fue el martes', problem('report.unclear'), alone],
  ['agregue taxi 50', { ...nothing, expenses: [mxn('taxi', '50.00')], spent: true }, part],
  ['está bien las dos', problem('report.unclear'), part],
  ['T3 lista', problem('report.unclear')],
  ['sí, todo bien', problem('report.unclear'), alone],
  ['lista', problem('report.unclear'), alone],
  ['', problem('report.unclear'), alone],
])
