import { table } from '../table.ts'

const en = { lang: 'en' } as const
const fr = { lang: 'fr' } as const
const NUMBER = '+525512345678'
/** Kept as it was said. */
const as = (place: string): [string, object] => [place, { place }]

table('told-of', [
  as('él ya cambió de número'),
  as('mi compadre Pedro cambió de número'),
  as('cambio de numero'),
  as('ese número ya no es de él, ahora tiene otro'),
  as('este numero era de mi hermano'),
  as('vive en tampico'),
  as('ya no vive aqui'),
  ['no soy, él vive en tampico', { place: 'no soy, él vive en tampico', not_they: true }],
  ['no soy, ya no trabaja aqui', { place: 'no soy, ya no trabaja aqui', not_they: true }],
  as('no soy yo, soy su hermana, el vive en tampico'),
  ['ya no vive aqui, se fue a tampico', { problem: 'told-of.unclear' }], // gone is asked after otherwise (B3)
  as('anda en monterrey'),
  as('anda trabajando en Monterrey'),
  as('lo encuentra en el mercado'),
  as('ya tiene otro'),
  ['cambió de número, es el 55 1234 5678', { number: NUMBER, place: 'cambió de número, es el …' }],
  ['su número nuevo es 5512345678', { number: NUMBER }],
  ['márquele al 55 12 34 56 78', { number: NUMBER }],
  ['soy su hermana, él tiene el 5512345678', { number: NUMBER }],
  ['cambié de número, es el 55 1234 5678', { problem: 'told-of.unclear' }],
  ['mi número nuevo es 5512345678', { problem: 'told-of.unclear' }],
  ['márqueme al 5512345678', { problem: 'told-of.unclear' }],
  ['sí soy yo, ando en Monterrey', { problem: 'told-of.unclear' }],
  ['ahorita anda en el trabajo', { problem: 'told-of.unclear' }],
  ['mi marido ya no esta con nosotros, Dios lo tenga en su gloria', { problem: 'told-of.unclear' }], // condolences come first
  ['ya no vive aqui, murio en mayo', { problem: 'told-of.unclear' }],
  ['anda trabajando', { problem: 'told-of.unclear' }],
  ['¿vive en Tampico?', { problem: 'told-of.unclear' }],
  ['no soy yo', { problem: 'told-of.unclear' }],
  ['5512345678', { problem: 'told-of.unclear' }],
  ['5512345678', { number: NUMBER }, { options: { bare: true } }],
  ['sí', { problem: 'told-of.unclear' }],
  ['he moved to Monterrey', { place: 'he moved to Monterrey' }, en],
  ['his new number is 55 1234 5678', { number: NUMBER }, en],
  ['I moved to Monterrey', { problem: 'told-of.unclear' }, en],
  ['il habite à Monterrey', { place: 'il habite à Monterrey' }, fr],
])
