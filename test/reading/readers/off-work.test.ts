import { problem } from '../support.ts'
import { table } from '../table.ts'

const NO = problem('off-work.unclear')

table('off-work', [
  ['ando enfermo con calentura, no voy a poder esta semana', { why: 'HEALTH' }],
  ['no voy a poder esta semana', { why: 'OTHER' }],
  ['estoy en el hospital', { why: 'HEALTH' }],
  ['amaneci mal, me duele la cabeza', { why: 'HEALTH' }],
  ['me operaron ayer', { why: 'HEALTH' }],
  ['no m siento bien', NO],
  ['no me siento bien', { why: 'HEALTH' }],
  ['voy a estar fuera dos semanas', { why: 'OTHER' }],
  ['sigo enferma', { why: 'HEALTH' }],
  ['no puedo ir hasta el lunes', { why: 'OTHER', until: 'el lunes' }],
  ['ya no trabajo hasta el lunes', { why: 'OTHER', until: 'el lunes' }],
  ['ando de vacaciones hasta el 20', { why: 'OTHER', until: 'el 20' }],
  ['que no voy a salir hasta el lunes, ya te dije', { why: 'OTHER', until: 'el lunes, ya te dije' }],
  ['hoy no trabajo', NO],
  ['la oficina no trabaja hasta el lunes', NO],
  ['la señora está enferma', NO],
  ['la T4 no, ando mal', NO],
  ['ando mal de dinero', NO],
  ['no voy a poder', NO],
  ['¿y si ando enfermo?', NO],
  ['ando en la oficina', NO],
  ['i am in hospital', { why: 'HEALTH' }, { lang: 'en' }],
  ['je suis malade', { why: 'HEALTH' }, { lang: 'fr' }],
  ['', NO],
])
