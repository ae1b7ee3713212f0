import { problem } from '../support.ts'
import { table } from '../table.ts'

const none = problem('reply.unclear')
table('legal-rule', [
  ['en personne, en espagnol, par un huissier svp', 'en personne, en espagnol, par un huissier svp'],
  ['In person, in Spanish', 'In person, in Spanish'],
  ['spanish', 'spanish'],
  ['por edictos', 'por edictos'],
  ['through the Central Authority (Hague)', 'through the Central Authority (Hague)'],
  ['under penalty of perjury, outside the US', 'under penalty of perjury, outside the US'],
  ['sous serment devant notaire', 'sous serment devant notaire'],
  ['ask them whether they speak Spanish', none],
  ['please tell her to bring the papers in person', none],
  ['demandez si un huissier peut venir', none],
  ['in person?', none],
  ['in Spanish', 'in Spanish'],
  ['in Spanish', none, { options: { terms: true } }],
  ['in person, in Spanish', 'in person, in Spanish', { options: { terms: true } }],
  ['I am in court until Monday', none],
  ['the father moved away', none],
  ['oui', none],
  ['merci', none],
])
