import { describe, expect, it } from 'vitest'
import { formats } from '../../src/words/formats.ts'

const at = { lang: 'es', zone: 'America/Mexico_City', country: 'MX', now: '2026-03-02T15:00:00Z' }
const en = { ...at, lang: 'en', country: 'US' }
const fr = { ...at, lang: 'fr', country: 'CA' }

const fare = { label: 'pasaje', amount: '240.10', currency: 'MXN' }
const food = { label: 'comida', amount: '85.20', currency: 'MXN' }

/** One row per format at least: a format without a row fails below. */
const told = [
  { ref: 'T3', state: 'done' },
  { ref: 'T4', state: 'stuck' },
]
const changes = [
  { kind: 'EXPENSE', what: 'pasaje', amount: { amount: '200.00', currency: 'MXN' }, reason: 'el recibo dice 200' },
  { kind: 'WORK', what: '', minutes: 300, reason: 'el lunes fue feriado' },
]
const rows: [string, unknown, typeof at, string][] = [
  ['long_date', '2026-09-23', at, 'miércoles 23 de septiembre'],
  ['long_date', '2026-05-16T04:00:00Z', at, 'viernes 15 de mayo'],
  ['long_date', 'pronto', at, 'pronto'],
  ['short_date', '2026-09-23', at, '23 sep'],
  ['last_day', '2026-05-09T04:59:00Z', at, 'viernes 8 de mayo'],
  ['last_day', '2026-05-09T04:59:00Z', { ...at, zone: 'America/New_York' }, 'viernes 8 de mayo'],
  ['last_day', '2026-05-09', at, 'sábado 9 de mayo'],
  ['last_day', 'pronto', at, 'pronto'],
  ['short_last_day', '2026-05-09T04:59:00Z', { ...en, zone: 'America/New_York' }, 'May 8'],
  ['weekday', '2026-05-15', en, 'Friday'],
  ['month_year', '2026-07-01', at, 'julio de 2026'],
  ['month_year', '2026-07', at, 'julio de 2026'],
  ['on_day', '2026-03-02T23:00:00Z', at, 'hoy'],
  ['on_day', '2026-03-03T15:00:00Z', at, 'mañana'],
  ['on_day', '2026-03-07T16:00:00Z', at, 'el sábado'],
  ['on_day', '2026-03-13T16:00:00Z', at, 'el viernes 13 de marzo'],
  ['on_day', '2026-03-03T15:00:00Z', en, 'tomorrow'],
  ['on_day', '2026-03-07T16:00:00Z', fr, 'le samedi'],
  ['on_day', 'pronto', at, 'pronto'],
  ['in_days', '2026-03-02T23:00:00Z', at, 'hoy'],
  ['in_days', '2026-03-03T15:00:00Z', at, 'en 1 día'],
  ['in_days', '2026-03-09T05:59:00Z', at, 'en 6 días'],
  ['in_days', '2026-03-05', en, 'in 3 days'],
  ['in_days', '2026-03-06T05:59:00Z', { ...en, zone: 'America/New_York' }, 'in 3 days'],
  ['in_days', '2026-03-03', fr, 'dans 1 jour'],
  ['in_days', 'pronto', at, 'pronto'],
  ['hour', '2026-03-02T15:00:00Z', at, '9 de la mañana'],
  ['hour', '2026-03-02T18:00:00Z', at, '12 del día'],
  ['hour', '2026-03-02T06:05:00Z', at, '12:05 de la madrugada'],
  ['hour', '2026-03-02T07:00:00Z', at, '1 de la mañana'],
  ['hour', '2026-03-03T01:05:00Z', at, '7:05 de la noche'],
  ['hour', '2026-03-02T15:00:00Z', en, '9 am'],
  ['hour', '2026-03-02T20:30:00Z', fr, '14 h 30'],
  ['hour', 'luego', at, 'luego'],
  ['at_hour', '2026-03-02T15:00:00Z', at, 'a las 9 de la mañana'],
  ['at_hour', '2026-03-02T19:00:00Z', at, 'a la 1 de la tarde'],
  ['at_hour', '2026-03-02T16:30:00Z', at, 'a las 10:30 de la mañana'],
  ['at_hour', '2026-03-02T15:00:00Z', en, 'at 9 am'],
  ['at_hour', '2026-03-02T15:00:00Z', fr, 'à 9 h'],
  ['greeting', null, at, 'buenos días'],
  ['greeting', null, fr, 'bonjour'],
  ['id_name', null, at, 'INE'],
  ['id_name', null, { ...at, country: 'NI' }, 'cédula'],
  ['id_name', null, en, 'ID'],
  ['phone', '+525501234567', at, '+52 55 0123 4567'],
  ['phone', ['+525501234567', '+12025550100'], at, '+52 55 0123 4567 y +1 202 555 0100'],
  ['capital', 'una persona', at, 'Una persona'],
  ['phone', 'la oficina', at, 'la oficina'],
  ['money', { amount: '1250.50', currency: 'MXN' }, at, '$1,250.50'],
  ['money', { amount: '1250.50', currency: 'GTQ' }, { ...at, country: 'GT' }, 'Q1,250.50'],
  ['money', { amount: '1250.50', currency: 'HNL' }, { ...at, country: 'HN' }, 'L1,250.50'],
  ['money', { amount: '1250.50', currency: 'NIO' }, { ...at, country: 'NI' }, 'C$1,250.50'],
  ['money', { amount: '1250.50', currency: 'USD' }, { ...at, country: 'SV' }, '$1,250.50'],
  ['money', { amount: '1250.50', currency: 'USD' }, en, '$1,250.50'],
  ['money', { amount: '1250.50', currency: 'CAD' }, fr, '1\u00a0250,50\u00a0$'],
  ['money', { amount: '1250.50', currency: 'CAD' }, { ...en, country: 'CA' }, '$1,250.50'],
  // A dollar sign away from home would be somebody's peso, córdoba or other dollar.
  ['money', { amount: '1250.50', currency: 'USD' }, at, '1,250.50\u00a0USD'],
  ['money', { amount: '1250.50', currency: 'USD' }, { ...at, country: 'NI' }, '1,250.50\u00a0USD'],
  ['money', { amount: '1250.50', currency: 'USD' }, fr, '1\u00a0250,50\u00a0USD'],
  ['money', { amount: '12345678.00', currency: 'MXN' }, at, '$12,345,678.00'],
  ['money', { amount: '240', currency: 'MXN' }, at, '$240.00'],
  ['expense_list', [fare, food], at, 'pasaje $240.10 y comida $85.20'],
  ['total', [fare, food], at, '325.30 pesos'],
  ['total', [fare, { ...food, currency: 'USD' }], at, '240.10 pesos y 85.20 dólares'],
  ['total', [{ ...fare, amount: '0.05' }], at, '0.05 pesos'],
  ['total', [{ ...fare, amount: '1325.30', currency: 'GTQ' }], { ...at, country: 'GT' }, '1,325.30 quetzales'],
  ['total', [{ ...fare, currency: 'HNL' }], { ...at, country: 'HN' }, '240.10 lempiras'],
  ['total', [{ ...fare, currency: 'NIO' }], { ...at, country: 'NI' }, '240.10 córdobas'],
  ['total', [{ ...fare, currency: 'USD' }], { ...at, country: 'SV' }, '240.10 dólares'],
  ['total', [{ ...fare, currency: 'CAD' }], fr, '240,10 dollars canadiens'],
  ['total', [{ ...fare, currency: 'GTQ' }], en, '240.10 quetzales'],
  ['total', [], at, '0 pesos'],
  ['total', [], { ...at, country: 'GT' }, '0 quetzales'],
  ['task_list', told, at, 'T3 terminada y T4 no avanza'],
  ['form_fault', 'unsigned', at, 'falta su firma'],
  ['form_fault', 'cut', en, 'part of it cannot be seen'],
  ['form_fault', 'Falta la hoja de atrás', at, 'Falta la hoja de atrás'],
  ['relation', 'RELATIVE', at, 'familiar de quien buscaba'],
  ['relation', 'SAME', en, 'the person you were looking for'],
  ['relation', 'ANOTHER', fr, 'une autre personne'],
  ['task_list', told, en, 'T3 finished and T4 stuck'],
  ['task_list', [...told.slice(0, 1), { ref: 'T4', state: 'not_yet' }], at, 'T3 terminada y T4 todavía no'],
  ['task_list', [{ ref: 'T4', state: 'unclear', reason: null }], fr, 'T4 à préciser'],
  ['task_list', [{ ref: 'T4', state: 'stuck', reason: 'OFFICE_CLOSED' }], at, 'T4 no avanza (oficina cerrada)'],
  ['task_list', [{ ref: 'T4', state: 'stuck', reason: 'VIOLENCE_IN_AREA' }], at, 'T4 no avanza'],
  [
    'reason_list',
    [{ reason: 'falta el recibo' }, { reason: 'son muchas horas' }],
    at,
    'falta el recibo; son muchas horas',
  ],
  ['obstacle', 'ROAD_OR_WEATHER', at, 'camino o lluvia'],
  ['obstacle', 'HEALTH', en, 'health'],
  ['obstacle', 'OTHER', at, ''],
  ['change_list', changes, at, 'pasaje $200.00, porque el recibo dice 200; trabajo 5 h, porque el lunes fue feriado'],
  ['change_list', [], at, ''],
  ['place', { town: 'Xilitla', division: 'San Luis Potosí' }, at, 'Xilitla, San Luis Potosí'],
  ['place', { town: 'Ciudad de Guatemala', division: 'Guatemala' }, at, 'Ciudad de Guatemala'],
  ['place', { town: null, division: 'Atlántida' }, at, 'Atlántida'],
  ['place', 'el rancho', at, 'el rancho'],
  ['short_day', '2026-05-15', at, 'vie 15 may'],
  ['short_day', '2026-05-15', en, 'Fri 15 May'],
  ['clock', '2026-03-02T15:30:00Z', en, '9:30 am'],
  ['clock', '2026-03-02T15:00:00Z', en, '9 am'],
  ['clock', '2026-03-02T20:30:00Z', fr, '14:30'],
  ['zone', '2026-03-02T15:30:00Z', en, 'CST'],
  ['zone', '2026-07-02T15:30:00Z', { ...en, zone: 'America/New_York' }, 'EDT'],
  ['code_money', { amount: '3184.86', currency: 'USD' }, en, 'USD 3,184.86'],
  ['code_money', { amount: '600.5', currency: 'MXN' }, at, 'MXN 600.50'],
  ['yes_no', true, en, 'yes'],
  ['yes_no', false, fr, 'non'],
  ['list', ['CF-1042', 'CF-1043'], en, 'CF-1042 and CF-1043'],
  ['list', 'T3', at, 'T3'],
  ['last4', '032180000118359719', at, '9719'],
  ['people', 1, at, '1 persona'],
  ['people', 31, at, '31 personas'],
  ['people', 0, at, '0 personas'],
  ['duration', 210, at, '3 h 30 min'],
  ['duration', 120, at, '2 h'],
  ['duration', 45, at, '45 min'],
  ['duration', 0, at, '0 h'],
]

describe('formats', () => {
  it.each(rows)('%s of %j (%#)', (name, value, setting, text) => expect(formats[name]?.(value, setting)).toBe(text))

  it.each(['es', 'es-MX', 'es-GT', 'es-SV', 'es-HN', 'es-NI'])('dates are written alike in %s', (lang) => {
    const setting = { ...at, lang }
    expect(formats.long_date?.('2026-05-16T04:00:00Z', setting)).toBe('viernes 15 de mayo')
    expect(formats.short_date?.('2026-05-15', setting)).toBe('15 may')
    expect(formats.month_year?.('2026-07-01', setting)).toBe('julio de 2026')
  })

  it('each has a row', () => {
    expect(Object.keys(formats).filter((name) => !rows.some(([tested]) => tested === name))).toEqual([])
  })
})
