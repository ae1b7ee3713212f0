import { problem } from '../support.ts'
import { table } from '../table.ts'

const SO = problem('denial.unclear')

table('denial', [
  ['nadie me pidió nada', true],
  ['no no, nadie me pidio nada, es q mi primo ya esta en esto', true],
  ['le digo que nadie me pidió dinero, fue una confusión', true],
  ['no me están cobrando', true],
  ['no me han pedido nada', true],
  ['fue un malentendido', true],
  ['me expresé mal', true],
  ['no es eso', true],
  ['no me entendió', true],
  ['no', SO],
  ['no sé', SO],
  ['un señor me pidió 500', SO],
  ['no me pidieron a mí, pero a mi hermano sí', SO],
  ['a mí no me pidió nada, a mi hermano sí', SO],
  ['no me pidieron más que 500', SO],
  ['no me han cobrado todavía', SO],
  ['nobody asked me for money', true, { lang: 'en' }],
  ['they did not ask me but my brother', SO, { lang: 'en' }],
  ["personne ne m'a rien demandé", true, { lang: 'fr' }],
  ["ce n'est pas ça", true, { lang: 'fr' }],
  ["they didn't ask for anything", true, { lang: 'en' }],
  ["that's not it", true, { lang: 'en' }],
  ['un homme a demandé 500', SO, { lang: 'fr' }],
  ['', SO],
])
