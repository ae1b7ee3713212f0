import { problem } from '../support.ts'
import { table } from '../table.ts'

const NO = problem('off-work.unclear')

table('off-work', [
  ['ando enfermo con calentura, no voy a poder esta semana', true],
  ['no voy a poder esta semana', true],
  ['estoy en el hospital', true],
  ['amaneci mal, me duele la cabeza', true],
  ['me operaron ayer', true],
  ['no m siento bien', NO],
  ['no me siento bien', true],
  ['voy a estar fuera dos semanas', true],
  ['sigo enferma', true],
  ['no puedo ir hasta el lunes', true],
  ['la señora está enferma', NO],
  ['la T4 no, ando mal', NO],
  ['ando mal de dinero', NO],
  ['no voy a poder', NO],
  ['¿y si ando enfermo?', NO],
  ['ando en la oficina', NO],
  ['i am in hospital', true, { lang: 'en' }],
  ['je suis malade', true, { lang: 'fr' }],
  ['', NO],
])
