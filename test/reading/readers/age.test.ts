import { asks, problem } from '../support.ts'
import { table } from '../table.ts'

table('age', [
  ['hola tengo 15 años y quiero saber de mi papa', 15],
  ['15', 15],
  ['tengo 15 años', 15],
  ['quince', 15],
  ['diecisiete años', 17],
  ['treinta y dos', 32],
  ['cumplí 18', 18],
  ['I am 16', 16, { lang: 'en' }],
  ["j'ai 15 ans", 15, { lang: 'fr' }],
  ['15 o 16', asks('age.which')],
  ['casi 18', problem('age.unclear')],
  ['hola', problem('age.unclear')],
  ['no sé', problem('age.unclear')],
  ['0', problem('age.unclear')],
  ['300', problem('age.unclear')],
  ['15.5', problem('age.unclear')],
])

const own = { options: { own: true } }
table('age', [
  ['40', 40, own],
  ['tengo 40 años', 40, own],
  ['38 años, soy la mamá', 38, own],
  ['hola, ya tengo treinta y dos y quiero saber', 32, own],
  ['ya no soy el niño, soy hilario el papa, tengo 56 años', 56, own],
  ['I am 41', 41, { lang: 'en', ...own }],
  ["j'ai 15 ans", 15, { lang: 'fr', ...own }],
  ['mi papa tiene 45 años', problem('age.unclear'), own],
  ['pero mi papa?? se llama rosendo', problem('age.unclear'), own],
  ['gana 40 dolares', problem('age.unclear'), own],
])
