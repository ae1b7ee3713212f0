import { table } from '../table.ts'

const en = { lang: 'en' } as const
const fr = { lang: 'fr' } as const

table('forget', [
  ['borren mis datos', true],
  ['Borre mi número y no me escriba más', true],
  ['quiero que borren todo', true],
  ['quiero que borren todo lo mío ya', true],
  ['elimine mi información', true],
  ['eliminen toda mi información por favor', true],
  ['ALTO. Borren mi numero', true],
  ['ya no me busquen y borrenme todo', true],
  ['borre, por favor, mi número', true],
  ['borre por favor mis datos', true],
  ['quiten mis datos', true],
  ['pueden borrar mis mensajes', false],
  ['quíteme de su lista', false],
  ['bórreme de ahí', false],
  ['no quiero participar, ya bórreme', true, { options: { alone: true } }],
  ['no quiero, que me borren', true, { options: { alone: true } }],
  ['no quiero que me borren', false, { options: { alone: true } }],
  ['no quiero participar', false, { options: { alone: true } }],
  ['quite mi número', false],
  ['alto', false],
  ['ya no me escriba', false],
  ['no quiero que borren mis datos, solo no me escriban', false],
  ['sin borrar mi información ya no me escriba', false],
  ['ya no me escriban, borren mis datos', true],
  ['no me escriban y borren mis datos', true],
  ['delete my number and stop', true, en],
  ['please erase all my information', true, en],
  ['remove my number', false, en],
  ["stop but don't delete my data", false, en],
  ['supprimez mes données et arrêtez', true, fr],
  ['arrêtez', false, fr],
  ['', false],
])
