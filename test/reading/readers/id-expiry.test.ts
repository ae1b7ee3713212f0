import { asks, problem } from '../support.ts'
import { table } from '../table.ts'

const until = (day: string) => ({ id_state: 'VALID', id_expires_on: day })
const was = (day: string) => ({ id_state: 'EXPIRED', id_expires_on: day })

table('id-expiry', [
  ['15/05/2028', until('2028-05-15')],
  ['15 de mayo de 2028', until('2028-05-15')],
  ['15-05-28', until('2028-05-15')],
  ['2028', until('2028-12-31')],
  ['dice vigencia 2028', until('2028-12-31')],
  ['2019-2029', until('2029-12-31')],
  ['de 2016 a 2026', until('2026-12-31')],
  ['05/2029', until('2029-05-31')],
  ['febrero del 2028', until('2028-02-29')],
  ['2024', was('2024-12-31')],
  ['el 3 de enero de 2025', was('2025-01-03')],
  ['ya se venció', { id_state: 'EXPIRED' }],
  ['está vencida', { id_state: 'EXPIRED' }],
  ['no la tengo vijente, se me vencio', { id_state: 'EXPIRED' }],
  ['no tengo INE vijente', { id_state: 'EXPIRED' }],
  ['no tengo, se me vensio en 2021', was('2021-12-31')],
  ['se me vencio y luego la perdi', { id_state: 'NONE' }],
  ['nunca e tenido ine', { id_state: 'NONE' }],
  ['no tengo ni para el pasaje', problem('id-expiry.unclear')],
  ['no tengo cuenta', problem('id-expiry.unclear')],
  ['perdí el código', problem('id-expiry.unclear')],
  ['me lo mandan a otro lado', problem('id-expiry.unclear')],
  ['no tengo', { id_state: 'NONE' }],
  ['no tengo INE', { id_state: 'NONE' }],
  ['se me perdió', { id_state: 'NONE' }],
  ['me la robaron', { id_state: 'NONE' }],
  ['15 de mayo', problem('id-expiry.unclear')],
  ['no sé', problem('id-expiry.unclear')],
  ['sí', problem('id-expiry.unclear')],
  ['2199', problem('id-expiry.unclear')],
  ['05/06/2028', asks('date.which'), { lang: 'en' }],
  ['sí la tengo, vence en 2029', { id_state: 'VALID', id_expires_on: '2029-12-31' }, { options: { valid: true } }],
  ['no tengo', problem('id-expiry.unclear'), { options: { valid: true } }],
])
