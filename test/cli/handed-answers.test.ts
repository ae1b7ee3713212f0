import { expect, it } from 'vitest'
import { handedAnswers } from '../../src/cli/handed-answers.ts'
import { sampleFacts } from '../../src/cli/sample-facts.ts'
import type { TalkSetting } from '../../src/cli/talk.ts'
import type { Json } from '../../src/engine/session.ts'
import { flowFrom } from '../engine/support.ts'
import { library } from '../support/library.ts'

const flow = flowFrom(
  'visit',
  `audience: migrant
start: { staff: true, with: [day, ref] }
nodes:
  which_day: { ask: { reader: date, save: day, future: true }, go: over, level: L0, silence: [{ after: 20h, go: over }] }
  how_long: { ask: { reader: hours, save: minutes }, go: over, level: L0, silence: [{ after: 20h, go: over }] }
  paper: { ask: { reader: photo, save: paper }, go: over, level: L0, silence: [{ after: 20h, go: over }] }
  over: { end: visited }
`,
)
const setting: TalkSetting = {
  facts: sampleFacts,
  audience: 'migrant',
  channel: 'whatsapp',
  country: 'MX',
  lang: 'es',
  zone: 'America/Mexico_City',
  now: '2026-03-05T16:00:00.000Z',
}
const handed = (given: Record<string, Json>) => handedAnswers(flow, given, { ...library, setting })

it.each<[Record<string, Json>, Record<string, Json>]>([
  [{ day: 'lunes' }, { day: '2026-03-09' }],
  [{ day: '2026-03-09' }, { day: '2026-03-09' }],
  [{ minutes: '3 y media' }, { minutes: 210 }],
  [{ minutes: 210 }, { minutes: 210 }],
  [
    { ref: 'T3', paper: 'media-1' },
    { ref: 'T3', paper: 'media-1' },
  ],
])('what a flow is handed is read as its question reads it: %j', (given, read) => expect(handed(given)).toEqual(read))

it.each<[Record<string, Json>, RegExp]>([
  [{ day: 'pronto' }, /^day is asked for at which_day, whose reader \(date\) cannot take "pronto": ¿Qué día/],
  [{ day: '2026-03-01' }, /cannot take "2026-03-01": ./],
  [{ dya: 'lunes' }, /^visit has no answer called dya; it has day, minutes, paper, ref$/],
])('what is no answer is refused in words: %j', (given, message) => expect(() => handed(given)).toThrow(message))
