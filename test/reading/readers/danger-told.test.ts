import { problem, type Row } from '../support.ts'
import { table } from '../table.ts'

const danger = (text: string): Row => [text, text]
const work = (text: string): Row => [text, problem('danger-told.unclear')]
const plainly = (text: string, told: boolean): Row => [
  text,
  told ? text : problem('danger-told.unclear'),
  { options: { plainly: true } },
]

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
  work('please ask the crew for the pay stubs. Two of them told us they have them at home'),
  work('She told us that her mother is afraid to travel'),
  // Where nothing else says that it is danger.
  plainly("quelqu'un menace la famille de mon client", true),
  plainly('my client is being threatened', true),
  plainly('they went to his house with a gun', true),
  plainly('the witness was kidnapped', true),
  plainly('la esposa corre peligro', true),
  plainly("l'avocat adverse nous menace de poursuites", false),
  plainly('the worker was hurt on the job and went home', false),
  plainly('we beat the deadline', false),
  plainly('her mother asks when the court decides', false),
])
