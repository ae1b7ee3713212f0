import { problem } from '../support.ts'
import { table } from '../table.ts'

table('identity', [
  ['XEXX010101HNEXXXA4', { document: 'CURP', valid: true }],
  ['xexx 010101 hnexxxa4', { document: 'CURP', valid: true }],
  ['XEXX010101HNEXXXA5', { document: 'CURP', valid: false }],
  ['1000 00002 0101', { document: 'DPI', valid: true }, { country: 'GT' }],
  ['1000 00003 0101', { document: 'DPI', valid: false }, { country: 'GT' }],
  ['04567890-3', { document: 'DUI', valid: true }, { country: 'SV' }],
  ['04567890-4', { document: 'DUI', valid: false }, { country: 'SV' }],
  ['0801-1990-12345', { document: 'DNI', valid: true }, { country: 'HN' }],
  ['1901-1990-12345', { document: 'DNI', valid: false }, { country: 'HN' }],
  ['001-010180-0001S', { document: 'CEDULA', valid: true }, { country: 'NI' }],
  ['001-010180-0001T', { document: 'CEDULA', valid: false }, { country: 'NI' }],
  ['no tengo', problem('identity.unclear')],
  ['12345', problem('identity.length')],
])
