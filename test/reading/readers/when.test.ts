import { asks, problem } from '../support.ts'
import { table } from '../table.ts'

// A Monday, nine in the morning.
table('when', [
  ['si dios quiere contesto mañana', '2026-03-03 10:00'],
  ['primero Dios mañana', '2026-03-03 10:00'],
  ['mañana en la noche', '2026-03-03 19:00'],
  ['mañana tempranito', '2026-03-03 10:00'],
  ['el domingo que descanso', '2026-03-08 10:00'],
  ['el viernes en la nochecita', '2026-03-06 19:00'],
  ['en la tardecita', '2026-03-02 16:00'],
  ['cuando salga del jale', '2026-03-02 18:00'],
  ['saliendo del trabajo', '2026-03-02 18:00'],
  ['al mediodía', '2026-03-02 12:00'],
  ['a las 6', '2026-03-02 18:00'],
  ['como a las 5 y media', '2026-03-02 17:30'],
  ['a las 8 de la noche', '2026-03-02 20:00'],
  ['a las 8 de la mañana', '2026-03-03 08:00'],
  ['en dos horas', '+120m'],
  ['en media hora', '+30m'],
  ['hoy', '+3h'],
  ['en 3 días', '2026-03-05 10:00'],
  ['al rato', asks('date.vague')],

  ['buenas tardes', problem('date.unclear')],
  ['ando trabajando', problem('date.unclear')],
  ['mañana no puedo', asks('date.vague')],
  ['5', problem('date.unclear')],
  ['2021', problem('date.unclear')],
  ['sí soy yo', problem('date.unclear')],
  ['tomorrow after work', '2026-03-03 18:00', { lang: 'en' }],
  ['in two hours', '+120m', { lang: 'en' }],
  ['demain soir', '2026-03-03 19:00', { lang: 'fr' }],
])
