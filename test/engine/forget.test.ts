import { expect, it } from 'vitest'
import { flowFrom, stage } from './support.ts'

const silence = 'silence: [{ after: 2h, go: over }]'
const flow = flowFrom(
  'list',
  `
audience: migrant
facts: [tasks]
start: { staff: true }
nodes:
  tasks: { each: { of: tasks.open, as: task }, do: why, go: over }
  why: { forget: [reason], ask: { reader: free-text, save: words }, go: with_reason, level: L0, ${silence} }
  with_reason:
    branch:
      - { when: [{ answer: reason, set: true }], go: tasks }
      - { go: year }
  year: { ask: { reader: year, save: reason }, go: tasks, level: L0, ${silence} }
  over: { end: told }
`,
)

const words = { list: { why: '{answers.task.ref}: ¿por qué?', year: '¿Qué año?' } }

it('what was said of one is not said of the next', () => {
  const it = stage([flow], words, { tasks: { open: [{ ref: 'T1' }, { ref: 'T2' }] } })
  it.start('list')
  it.write('no se pudo')
  it.write('2021')
  expect(it.session?.answers).toMatchObject({ task: { ref: 'T2' }, words: 'no se pudo' })
  expect(it.session?.answers.reason).toBeUndefined()
  it.write('tampoco')
  expect(it.session?.frames.at(-1)?.node).toBe('year')
})
