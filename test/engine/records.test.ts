import { expect, it } from 'vitest'
import { flowFrom, stage } from './support.ts'

const flow = flowFrom(
  'of',
  `audience: defender
facts: [tasks]
start: { staff: true }
nodes:
  begun: { record: [{ task: start, of: =tasks.mine, with: { note: =tasks.note } }], go: over }
  over: { end: done }`,
)
const recorded = (tasks: Record<string, string | null>) => {
  const it = stage([flow], {}, { tasks })
  it.start('of')
  return it.last.events[0]
}

it('a record says of which document it is', () => {
  expect(recorded({ mine: 'T17', note: 'a' })).toEqual({
    type: 'recorded',
    noun: 'task',
    move: 'start',
    subject: 'T17',
    payload: { note: 'a' },
  })
})

it.each([[{ mine: null }], [{ mine: '' }], [{}]])('what was said of nothing known goes to a person: %j', (tasks) => {
  expect(recorded(tasks)).toEqual({ type: 'handed-off', reason: 'said_of_nothing_known', priority: 'high' })
})
