import { problem } from '../support.ts'
import { table } from '../table.ts'

const NOT = problem('another-death.unclear')

table('another-death', [
  ['se murio mi mama, por eso no fui', true],
  ['mi mama ya fallecio', true],
  ['mi compadre beto murio y tambien trabajo con don ray, su viuda pregunta', true],
  ['ayer enterramos a mi abuelita', true],
  ['perdi a mi esposa', true],
  ['mataron a mi primo anoche', true],
  ['murió mi suegro', true],
  ['mataron a mi hermano', NOT],
  ['mi esposo ya murió', NOT],
  ['mi papá falleció, qué hacemos con su pago', NOT],
  ['ya murió', NOT],
  ['soy su comadre, él falleció', NOT],
  ['mi mamá y yo le avisamos que mi papá murió', NOT],
  ['mi mamá está en el hospital', NOT],
  ['my mother died', true, { lang: 'en' }],
  ['my husband died', NOT, { lang: 'en' }],
  ['ma mère est décédée', true, { lang: 'fr' }],
])
