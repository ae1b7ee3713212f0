import { describe, expect, it } from 'vitest'
import { flowFrom, stage } from './support.ts'

const silence = 'silence: [{ after: 2h, go: over }]'
const report = flowFrom(
  'report',
  `
audience: migrant
facts: [tasks]
start: { staff: true }
nodes:
  tasks: { each: { of: tasks.open, as: task }, do: year, go: right }
  year: { ask: { reader: year, save: year }, go: tasks, level: L0, ${silence} }
  right: { say: {}, level: L0, go: over }
  over: { end: reported }
`,
)
const summary = flowFrom(
  'summary',
  `
audience: migrant
facts: [tasks]
start: { keyword: [resumen] }
nodes:
  tasks: { each: { of: tasks.open, as: task }, do: why, go: year }
  why: { ask: { reader: free-text, save: why }, go: tasks, level: L0, ${silence} }
  year: { ask: { reader: year, save: year }, count: years, go: over, level: L0, ${silence} }
  over: { end: summed_up }
`,
)
const danger = flowFrom(
  'danger',
  `
audience: anyone
pressing: safety
start: { intent: [EMERGENCY], keyword: [urgente] }
nodes:
  safe: { choose: { yes: over, no: over }, else: { save: told, go: over }, level: L0, ${silence} }
  over: { end: told }
`,
)
const words = {
  report: { year: '{answers.task.ref}: ¿qué año?', right: 'Anoté {answers.year} de {answers.task_number}.' },
  summary: { why: '{answers.task.ref}: ¿por qué?', year: '¿Qué año?' },
  danger: { safe: { text: '¿Está a salvo?', options: { yes: 'Sí', no: 'No' } } },
}
const play = () => stage([report, summary, danger], words, { tasks: { open: [{ ref: 'T1' }, { ref: 'T2' }] } })

describe('a flow that is put on top of another', () => {
  it('goes through its own list from the beginning, and the one below goes on where it stood', () => {
    const it = play()
    it.start('report')
    it.write('2019')
    expect(it.texts()).toEqual(['T2: ¿qué año?'])
    it.write('resumen')
    expect(it.texts()).toEqual(['T1: ¿por qué?'])
    it.write('no sé')
    it.write('tampoco')
    it.write('2025')
    expect(it.texts()).toEqual(['T2: ¿qué año?'])
    expect(it.session?.answers).toEqual({
      year: 2019,
      task: { ref: 'T2' },
      task_number: 2,
      task_left: [],
      years: 1,
    })
  })
})

describe('in danger', () => {
  it('no other flow is opened by its keyword', () => {
    const it = play()
    it.start('report')
    it.write('auxilio')
    it.write('resumen')
    expect(it.texts()).toEqual(['T1: ¿qué año?'])
  })
})
