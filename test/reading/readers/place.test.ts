import { problem } from '../support.ts'
import { table } from '../table.ts'

table('place', [
  ['Tamazunchale', { town: 'Tamazunchale', division: 'San Luis Potosí', country: 'MX' }],
  ['soy de tamasunchale', { town: 'Tamazunchale', division: 'San Luis Potosí', country: 'MX' }],
  ['en Oaxaca', { town: 'Oaxaca', division: 'Oaxaca', country: 'MX' }],
  ['Huehuetenango', { town: 'Huehuetenango', division: 'Huehuetenango', country: 'GT' }, { country: 'GT' }],
  ['Chiapas', { town: null, division: 'Chiapas', country: 'MX' }],
  ['León, Guanajuato', { town: 'León', division: 'Guanajuato', country: 'MX' }],
  ['León', { town: 'León', division: 'León', country: 'NI' }, { country: 'NI' }],
  [
    'El Ojite, San Luis Potosí',
    { town: 'El Ojite, San Luis Potosí', division: 'San Luis Potosí', country: 'MX' },
    { options: { hamlets: true } },
  ],
  ['Chiapas', { town: null, division: 'Chiapas', country: 'MX' }, { options: { hamlets: true } }],
  ['un ranchito', problem('place.unknown'), { options: { hamlets: true } }],
  ['no sé', problem('place.unknown')],
  ['un ranchito', problem('place.unknown')],
])
