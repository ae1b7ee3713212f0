import { problem } from '../support.ts'
import { table } from '../table.ts'

const us = { country: 'US', lang: 'en' } as const
const fresh = { ...us, options: { fresh: true } } as const
const spanish = { country: 'US', lang: 'es', options: { fresh: true } } as const
const french = { country: 'CA', lang: 'fr', options: { fresh: true } } as const
const unclear = problem('work-request.unclear')
const NEED = 'Need 12 declarations from workers in Oaxaca by March 3, Spanish and Mixteco'
const whole = { country: 'MX', what: ['SIGNATURE'], needed_by: '2026-03-03', spoken: ['es', 'mixteco'] }

table('work-request', [
  [NEED, { ...whole, about: NEED }, us],
  [NEED, { ...whole, about: NEED }, fresh],
  [`New case: ${NEED}`, { ...whole, about: `New case: ${NEED}` }, fresh],
  ['new: need a birth cert', { what: ['DOC'], about: 'new: need a birth cert' }, fresh],
  ['new: need a birth certificate', { what: ['DOC'], about: 'new: need a birth certificate' }, fresh],
  [
    'We need to find and interview two witnesses in Tegucigalpa asap',
    {
      country: 'HN',
      what: ['LOCATE', 'INTERVIEW'],
      urgency: 'HIGH',
      about: 'We need to find and interview two witnesses in Tegucigalpa asap',
    },
    fresh,
  ],
  [
    'Necesitamos una declaración jurada en Guatemala antes del 15 de abril, hablan q’eqchi’',
    {
      country: 'GT',
      what: ['SIGNATURE'],
      needed_by: '2026-04-15',
      spoken: ['kek'],
      about: "Necesitamos una declaración jurada en Guatemala antes del 15 de abril, hablan q'eqchi'",
    },
    spanish,
  ],
  [
    "J'ai besoin d'un acte de naissance du Honduras avant le 15 avril",
    {
      country: 'HN',
      what: ['DOC'],
      needed_by: '2026-04-15',
      about: "J'ai besoin d'un acte de naissance du Honduras avant le 15 avril",
    },
    french,
  ],
  [
    'Need birth certificates from El Salvador translated into English',
    { country: 'SV', what: ['DOC'], about: 'Need birth certificates from El Salvador translated into English' },
    fresh,
  ],
  // One thing is an answer to its own question. Of two countries the first is taken, and the other stays in the words.
  ['30 april', unclear, us],
  ['2 and 3 please, papers and signatures', unclear, us],
  ['Spanish and Nahuatl', unclear, us],
  ['guatemala', unclear, us],
  [
    'signatures in Mexico and Guatemala',
    { country: 'MX', what: ['SIGNATURE'], about: 'signatures in Mexico and Guatemala' },
    us,
  ],
  ['mexico and maybe guatemala too', { country: 'MX', about: 'mexico and maybe guatemala too' }, us],
  ['mexico or guatemala', unclear, us],
  ['not mexico, guatemala', unclear, us],
  [
    'NEW wage case, 12 roofers in Honduras, need them found',
    { country: 'HN', what: ['LOCATE'], about: 'NEW wage case, 12 roofers in Honduras, need them found' },
    fresh,
  ],
  [
    'caso nuevo: 12 techadores en Honduras, hay que encontrarlos',
    { country: 'HN', what: ['LOCATE'], about: 'caso nuevo: 12 techadores en Honduras, hay que encontrarlos' },
    spanish,
  ],
  ['we need to know whether he found the witness in Oaxaca', unclear, fresh],
  // Nothing says that work is wanted.
  ['the worker signed in Oaxaca', unclear, fresh],
  ['did he sign in Oaxaca by March 3?', unclear, fresh],
  ['I need you to call me', unclear, fresh],
  // Of work that is under way.
  ['We need to find out if he signed in Oaxaca by March 3', unclear, fresh],
  ['I need you to ask the workers in Oaxaca to sign by March 3', unclear, fresh],
  ['necesitamos que usted le pregunte al trabajador en Oaxaca por el acta', unclear, spanish],
  ['new number: 512 555 0177', unclear, fresh],
])
