import { table } from '../table.ts'

const en = { lang: 'en' } as const
const fr = { lang: 'fr' } as const

table('wrong-number', [
  ['no soy yo, ya no me escriban', true],
  ['no soy esa persona dejen de molestar', true],
  ['Está equivocado, ya no mande mensajes', true],
  ['numero equivocado ya no escriban', true],
  ['yo no me llamo así, déjenme en paz', true],
  ['soy otra persona, ya basta de mensajes', true],
  ['ya no me escriban', false],
  ['alto', false],
  ['no los conozco, ya no me escriban', false],
  ['no soy tonto, ya no me escriban', false],
  ['no me interesa, quíteme de su lista', false],
  ['wrong number, stop texting me', true, en],
  ['stop texting me', false, en],
  ["ce n'est pas moi, arrêtez", true, fr],
  ['arrêtez', false, fr],
  ['', false],
])
