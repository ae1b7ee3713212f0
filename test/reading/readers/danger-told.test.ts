import { problem, type Row } from '../support.ts'
import { table } from '../table.ts'

const danger = (text: string): Row => [text, text]
const work = (text: string): Row => [text, problem('danger-told.unclear')]

table('danger-told', [
  danger("someone is threatening my client's family"),
  danger("opposing counsel threatened my client's family"),
  danger('the foreman is threatening the workers'),
  danger('They asked my client for money to let him out'),
  danger('We are being threatened'),
  danger('the employer threatened to call ICE on them'),
  danger('alguien amenaza a la familia de mi cliente'),
  danger('amenazaron al testigo'),
  danger("quelqu'un menace la famille de mon client"),
  danger("l'employeur menace les travailleurs"),
  work('opposing counsel threatened us with sanctions'),
  work('CF-1042: the defense threatens us with a Rule 11 motion'),
  work('they threatened to countersue my client'),
  work('They asked us for 10 more days'),
  work('la contraparte nos amenaza con pedir sanciones'),
  work("l'avocat adverse nous menace de poursuites"),
])
