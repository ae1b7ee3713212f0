import { asks, problem } from '../support.ts'
import { table } from '../table.ts'

table('year', [
  ['2019', 2019],
  ['en el 19', 2019],
  ['hace 6 años', 2020],
  ['sigo acá', 2026],
  ['este año', 2026],
  ['el año pasado', 2025],
  ['dos mil diecinueve', 2019],
  ['98', 1998],
  ['noventa y ocho', 1998],
  ['mil novecientos noventa y ocho', 1998],
  ['hace un año', 2025],
  ['05', 2005],
  ['en 2015 me fui', 2015],
  ['6 years ago', 2020, { lang: 'en' }],
  ['nineteen ninety eight', 1998, { lang: 'en' }],
  ['il y a 6 ans', 2020, { lang: 'fr' }],
  ['2018 o 2019', asks('year.which')],
  ['del 2017 al 2019', asks('year.which')],
  ['2030', problem('year.unclear')],
  ['1950', problem('year.unclear')],
  ['6', problem('year.unclear')],
  ['no me acuerdo', problem('year.unclear')],
  ['trabajé 3 años', problem('year.unclear')],
])
