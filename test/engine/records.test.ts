import { expect, it } from 'vitest'
import { flowFrom, stage } from './support.ts'

const flow = flowFrom(
  'of',
  `audience: defender
facts: [tasks]
start: { staff: true }
nodes:
  begun: { record: [{ task: start, of: =tasks.mine, with: { note: =tasks.note, kinds: [=tasks.kind, =tasks.other] } }], go: over }
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

it('a list holds what was said of it, and is left out where nothing was', () => {
  expect(recorded({ mine: 'T17', kind: 'DOC', other: null })).toMatchObject({ payload: { kinds: ['DOC'] } })
  expect(recorded({ mine: 'T17', kind: 'DOC', other: 'SERVICE' })).toMatchObject({
    payload: { kinds: ['DOC', 'SERVICE'] },
  })
})

it.each([[{ mine: null }], [{ mine: '' }], [{}]])('what was said of nothing known goes to a person: %j', (tasks) => {
  expect(recorded(tasks)).toEqual({ type: 'handed-off', reason: 'said_of_nothing_known', priority: 'high' })
})
