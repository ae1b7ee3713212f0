import { problem } from '../support.ts'
import { table } from '../table.ts'

const OTHER = problem('own-kin.unclear')

table('own-kin', [
  ['soy la viuda de crescencio, eulalia', 'soy la viuda de crescencio, eulalia'],
  ['el ya fallecio, soy su esposa', 'el ya fallecio, soy su esposa'],
  ['habla su hijo, mi papá murió', 'habla su hijo, mi papá murió'],
  ['mi esposo ya murió', OTHER],
  ['no soy su esposa, soy la vecina', OTHER],
  ['ya murió', OTHER],
  ['I am his widow', 'I am his widow', { lang: 'en' }],
  ["c'est sa fille, il est mort", "c'est sa fille, il est mort", { lang: 'fr' }],
])
