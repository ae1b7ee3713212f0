import { describe, expect, it } from 'vitest'
import { formats } from '../../src/words/formats.ts'

const at = { lang: 'es', zone: 'America/Mexico_City', country: 'MX', now: '2026-03-02T15:00:00Z' }
const en = { ...at, lang: 'en', country: 'US' }
const fr = { ...at, lang: 'fr', country: 'CA' }

/** One row per format at least: a format without a row fails below. */
const rows: [string, unknown, typeof at, string][] = [
  ['long_date', '2026-09-23', at, 'miércoles 23 de septiembre'],
  ['long_date', '2026-05-16T04:00:00Z', at, 'viernes 15 de mayo'],
  ['long_date', 'pronto', at, 'pronto'],
  ['short_date', '2026-09-23', at, '23 sep'],
  ['weekday', '2026-05-15', en, 'Friday'],
  ['month_year', '2026-07-01', at, 'julio de 2026'],
  ['hour', '2026-03-02T15:00:00Z', at, '9 de la mañana'],
  ['hour', '2026-03-02T18:00:00Z', at, '12 de la tarde'],
  ['hour', '2026-03-03T01:05:00Z', at, '7:05 de la noche'],
  ['hour', '2026-03-02T15:00:00Z', en, '9 am'],
  ['hour', '2026-03-02T20:30:00Z', fr, '14 h 30'],
  ['hour', 'luego', at, 'luego'],
  ['greeting', null, at, 'buenos días'],
  ['greeting', null, fr, 'bonjour'],
  ['id_name', null, at, 'INE'],
  ['id_name', null, { ...at, country: 'NI' }, 'cédula'],
  ['id_name', null, en, 'ID'],
  ['phone', '+525501234567', at, '+52 55 0123 4567'],
  ['phone', ['+525501234567', '+12025550100'], at, '+52 55 0123 4567 y +1 202 555 0100'],
  ['capital', 'una persona', at, 'Una persona'],
  ['phone', 'la oficina', at, 'la oficina'],
  ['money', { amount: '1250.50', currency: 'MXN' }, at, '1,250.50 MXN'],
  ['money', { amount: '1250.50', currency: 'CAD' }, fr, '1 250,50 CAD'],
]

describe('formats', () => {
  it.each(rows)('%s of %j (%#)', (name, value, setting, text) => expect(formats[name]?.(value, setting)).toBe(text))

  it('each has a row', () => {
    expect(Object.keys(formats).filter((name) => !rows.some(([tested]) => tested === name))).toEqual([])
  })
})
