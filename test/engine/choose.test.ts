import { expect, it } from 'vitest'
import { flowFrom, stage } from './support.ts'

const flow = flowFrom(
  'visit',
  `audience: migrant
start: { staff: true }
nodes:
  when:
    choose: { morning: { go: over, then: [{ person: prefer, with: { best_hour: =answers.part } }] }, evening: over }
    also: { never: { go: over, save: words } }
    save: part
    level: L0
    silence: [{ after: 20h, go: over }]
  over: { say: {}, level: L0, go: end }
  end: { end: told }
`,
)
const words = {
  visit: {
    when: {
      text: '¿A qué hora?',
      options: { morning: 'En la mañana', evening: 'En la tarde' },
      words: { never: ['a ninguna hora'] },
    },
    over: '{answers.part}',
  },
}

it.each([
  ['tapped', (it: ReturnType<typeof stage>) => it.tap('visit.when.evening'), 'evening'],
  ['by its number', (it: ReturnType<typeof stage>) => it.write('1'), 'morning'],
  ['in words', (it: ReturnType<typeof stage>) => it.write('en la tarde'), 'evening'],
  ['not shown', (it: ReturnType<typeof stage>) => it.write('a ninguna hora'), 'never'],
])('the option that was chosen is kept by its id: %s', (_, answer, id) => {
  const talk = stage([flow], words)
  talk.start('visit')
  answer(talk)
  expect(talk.texts()).toEqual([id])
})

it('before it records anything, so that this may be recorded', () => {
  const talk = stage([flow], words)
  talk.start('visit')
  const { events } = talk.write('1')
  expect(events).toContainEqual(expect.objectContaining({ type: 'recorded', payload: { best_hour: 'morning' } }))
})

it('asks by their names only between options that are shown', () => {
  const talk = stage([flow], words)
  talk.start('visit')
  talk.write('En la mañana o En la tarde')
  expect(talk.last.events[0]).toMatchObject({ text: { before: [{ key: 'choice.two' }] } })
  talk.write('En la mañana o never')
  expect(talk.last.events[0]).toMatchObject({ text: { before: [{ key: 'miss_help' }] } })
})
