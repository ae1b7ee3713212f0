import { problem } from '../support.ts'
import { table } from '../table.ts'

const NOT = problem('payout-change.unclear')

table('payout-change', [
  ['quiero cambiar de cuenta, la de mi hijo mejor', true],
  ['mejor depositenlo en la cuenta de mi hijo', true],
  ['siempre si quiero que le depositen a mi hijo', true],
  ['siempre si quiero en efectivo', true],
  ['ya no quiero en banco mejor en efectivo', true],
  ['me equivoque de clabe', true],
  ['puse mal la cuenta', true],
  ['la persona q me llamo me dijo q cambiara de cuenta', true],
  ['cuando me depositan', NOT],
  ['el banco me cerro la cuenta', NOT],
  ['que la cuenta esta mal', NOT],
  ['ya me depositaron en mi cuenta', NOT],
  ['quiero cobrar ya', NOT],
  ['ya cobre en el banco', NOT],
  ['no hay nada en la cuenta', NOT],
  ['¿qué papeles llevo al banco?', NOT],
  ['quiero que me llamen', NOT],
  ['I want to change my bank account', true, { lang: 'en' }],
  ['when do I get paid', NOT, { lang: 'en' }],
  ['je veux changer de compte', true, { lang: 'fr' }],
])
