import { problem } from '../support.ts'
import { table } from '../table.ts'

const OTHER = problem('own-kin.unclear')

table('own-kin', [
  ['soy la viuda de crescencio, eulalia', 'soy la viuda de crescencio, eulalia'],
  ['el ya fallecio, soy su esposa', 'el ya fallecio, soy su esposa'],
  ['habla su hijo, mi papá murió', 'habla su hijo, mi papá murió'],
  ['soy eulalia la señora de crescencio, el ya fallecio', 'soy eulalia la señora de crescencio, el ya fallecio'],
  ['ya murio, soy eulalia, su esposa', 'ya murio, soy eulalia, su esposa'],
  ['soy pedro, su esposa ya murió', OTHER],
  ['soy la vecina, su señora falleció', OTHER],
  ['mi esposo ya murió', OTHER],
  ['no soy su esposa, soy la vecina', OTHER],
  ['ya murió', OTHER],
  ['I am his widow', 'I am his widow', { lang: 'en' }],
  ["c'est sa fille, il est mort", "c'est sa fille, il est mort", { lang: 'fr' }],
  ['yo soy el hijo', 'yo soy el hijo', { options: { line: true } }],
  ['mi apá no está', 'mi apá no está', { options: { line: true } }],
  ['habla el papa de artemio', 'habla el papa de artemio', { options: { line: true } }],
  ['soy la esposa', OTHER, { options: { line: true } }],
  ['no se encuentra', OTHER, { options: { line: true } }],
])
