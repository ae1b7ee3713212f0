import { problem } from '../support.ts'
import { table } from '../table.ts'

const ALONE = problem('used-by-others.unclear')

table('used-by-others', [
  ['no, somos varios', true],
  ['somos tres', true],
  ['no mi esposa tambien lo ve', true],
  ['aqui somos 3 con un solo telefono', true],
  ['solo yo y mi compadre', true],
  ['nomás yo y mi cuñado', true],
  ['yo y a veces mi hermana', true],
  ['es mío pero lo agarra mi niña', true],
  ['mi hijo también lo usa', true],
  ['solo yo, pero lo presto', true],
  ['lo usamos entre dos', true],
  ['solo yo', ALONE],
  ['solo yo lo uso', ALONE],
  ['nadie más lo agarra', ALONE],
  ['solo yo, mi hijo no lo agarra', ALONE],
  ['no lo presto', ALONE],
  ['solo yo lo uso, me lo regaló mi hijo', ALONE],
  ['solo yo y por texto', ALONE],
  ['ando con mi hermano', ALONE],
  ['me and my wife', true, { lang: 'en' }],
  ['only me, nobody else uses it', ALONE, { lang: 'en' }],
  ['moi et ma femme', true, { lang: 'fr' }],
  ['', ALONE],
])
