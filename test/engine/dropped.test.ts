import { expect, it } from 'vitest'
import { flowFrom, stage } from './support.ts'

const remind = flowFrom(
  'remind',
  `audience: migrant
start: { staff: true }
nodes:
  ask:
    choose: { yes: more, no: over }
    while: [{ fact: claim.state, is: OPEN }]
    level: L0
    silence: [{ after: 20h, go: over }]
  more:
    choose: { yes: over, no: over }
    level: L0
    silence: [{ after: 20h, go: over }]
  over: { end: told }
`,
)
const hello = flowFrom(
  'hello',
  `audience: migrant
start: { inbound: { priority: 1 } }
nodes:
  hi: { say: {}, level: L0, go: over }
  over: { end: greeted }
`,
)
const words = {
  remind: {
    ask: { text: '¿Lo terminamos?', options: { yes: 'Sí', no: 'No' } },
    more: { text: '¿Más?', options: { yes: 'Sí', no: 'No' } },
  },
  hello: { hi: 'Qué gusto.' },
}
const begun = () => {
  const talk = stage([remind, hello], words)
  talk.start('remind')
  return talk
}
const dropped = (talk: ReturnType<typeof stage>, event: string, node = 'ask') =>
  talk.send({ kind: 'event', event, values: { flow: 'remind', node } })

it('a question that was kept back is over, without a word', () => {
  const talk = begun()
  const { events } = dropped(talk, 'question.dropped')
  expect(events).toEqual([{ type: 'ended', flow: 'remind', outcome: 'not_so_any_more' }])
  expect(talk.session).toBeNull()
  expect(dropped(talk, 'question.dropped').events).toEqual([])
})

it('whoever had written is answered as with nothing open', () => {
  const talk = begun()
  dropped(talk, 'answer.dropped')
  expect(talk.texts()).toEqual(['Qué gusto.'])
})

it('one that is answered already, or that a person of the team has, stays as it is', () => {
  const talk = begun()
  talk.tap('remind.ask.yes')
  dropped(talk, 'question.dropped')
  expect(talk.session?.frames[0]?.node).toBe('more')
  const held = begun()
  held.send({ kind: 'event', event: 'staff.took' })
  dropped(held, 'question.dropped')
  expect(held.session).toMatchObject({ handedOff: true })
})
