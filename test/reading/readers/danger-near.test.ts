import { problem, type Row } from '../support.ts'
import { table } from '../table.ts'

const told = (text: string): Row => [text, text]
const none = (text: string): Row => [text, problem('danger-near.unclear')]

table('danger-near', [
  told('hubo balazos por acá'),
  told('anoche mataron a uno aquí cerca'),
  told('AQUI MATARON A DOS MUCHACHOS'),
  told('ya entendi pero aparecio un muerto en el rio'),
  told('hay toque de queda, no podemos salir'),
  told('ayer levantaron a un muchacho del rancho'),
  told('¿Es verdad? es que acá hubo disparos'),
  told('anda bien caliente la cosa por aquí'),
  told('por aquí los mareros andan en la calle'),
  told('me dijo el patrón que si hablo me va a correr y me echa la migra'),
  told('el mayordomo dice que nos reporta si firmo'),
  told('the boss say he gonna fire me if i talk'),
  none('tengo miedo que si hablo me corran'),
  none('¿si firmo me corren?'),
  none('no hubo balazos'),
  none('gracias a Dios sin balaceras'),
  none('¿y si hay violencia?'),
  none('mataron a un puerco para la fiesta'),
  none('mataron a las gallinas'),
  none('vi en las noticias una balacera'),
  none('el trabajo era bien peligroso'),
  none('nos quitaron los papeles'),
  none('está caliente aquí'),
  ['there was a shooting near here', 'there was a shooting near here', { lang: 'en' }],
  ['il y a eu des coups de feu ici', 'il y a eu des coups de feu ici', { lang: 'fr' }],
])
