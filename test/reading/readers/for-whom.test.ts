import { problem } from '../support.ts'
import { table } from '../table.ts'

const NOBODY = problem('for-whom.unclear')

table('for-whom', [
  ['en el 2021 con don Ray', 'don Ray'],
  ['2019 para Green Hollow, en Texas', 'Green Hollow'],
  ['fue en 2021 con don Ray en Georgia', 'don Ray'],
  ['con la compañía Green Hollow en 2021', 'la compañía Green Hollow'],
  ['pa don rey fue en el 21', 'don rey'],
  ['2021 con el patrón', NOBODY],
  ['2021 con mi hermano', NOBODY],
  ['2021 con visa', NOBODY],
  ['2021, para ganar más', NOBODY],
  ['fui en 2021 para 6 meses', NOBODY],
  ['en el 2021', NOBODY],
  ['2021', NOBODY],
  ['no me acuerdo con quién', NOBODY],
  ['in 2021 for Don Ray', 'Don Ray', { lang: 'en' }],
  ['en 2021 chez Green Hollow', 'Green Hollow', { lang: 'fr' }],
  ['', NOBODY],
])
