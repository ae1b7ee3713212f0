import { problem } from '../support.ts'
import { table } from '../table.ts'

const NO = problem('own-work.unclear')
const TASKS = { of: 'tasks' }
const PAY = { of: 'pay' }

table('own-work', [
  ['q tengo pendiente?', TASKS],
  ['hola buenos dias, aqui panchito. q tengo pendiente?', TASKS],
  ['que me falta por hacer', TASKS],
  ['¿cuáles son mis tareas?', TASKS],
  ['mis pendientes', TASKS],
  ['y lo de mi pago', PAY],
  ['y como va lo de mi pago?', PAY],
  ['no me han pagado lo de octubre', PAY],
  ['que pendientes tiene la T4', NO],
  ['falta el acta', NO],
  ['la señora pregunta que tiene que hacer', NO],
  ['sigue pendiente', NO],
  ['what do i have to do', TASKS, { lang: 'en' }],
  ['et mon paiement', PAY, { lang: 'fr' }],
  ['', NO],
])
