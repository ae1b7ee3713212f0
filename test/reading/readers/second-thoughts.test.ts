import { problem } from '../support.ts'
import { table } from '../table.ts'

const none = problem('second-thoughts.none')
const no = { mind: 'NO' }
const think = { mind: 'THINK' }

table('second-thoughts', [
  ['mejor ya no', no],
  ['siempre no', no],
  ['oiga sabe que siempre no', no],
  ['no mejor no, ya me dijo mi hija q no', no],
  ['ya no quiero participar', no],
  ['ya no quiero nada', no],
  ['no, ya no quiero nada de eso', no],
  ['ya no kiero seguir con eso', no],
  ['no quiero seguir con esto', no],
  ['ya me arrepentí', no],
  ['camvie de opinion', no],
  ['mejor déjenlo así', no],
  ['siempre no, es que tengo miedo', no],
  ['no, mejor no me meto en broncas, no quiero nada', no],
  ['q no quiero le digo, tengo miedo q me quiten la visa', no],
  ['no quiero porque me cancelan la visa', no],
  ['no quiero meterme en problemas', no],
  ['oiga kiero pensarlo mejor', think],
  ['déjeme pensarlo', think],
  ['lo voy a volver a pensar', think],
  ['quiero platicarlo con mi esposa', think],
  ['i changed my mind', no, { lang: 'en' }],
  ['let me think about it', think, { lang: 'en' }],
  ['mejor no', none],
  ['mi familia no quiere q siga', none],
  ['siempre no me llegó', none],
  ['¿y si ya no quiero?', none],
  ['ya no quiero llamadas', none],
  ['ya no quiero nada de ustedes', none],
  ['no quiero problemas', none],
  ['no quiero, tengo miedo', none],
  ['no quiero que me quiten la visa', none],
  ['no quiero perder la visa', none],
  ['no me meto en eso', none],
  ['no quiero llamadas por la visa', none],
  ['mi esposa no quiere que le hablen en la noche', none],
  ['ya no me deben nada', none],
  ['no pensaba ir hoy', none],
  ['me dijo mi hija que no han llegado', none],
])
