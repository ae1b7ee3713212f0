import { describe, expect, it } from 'vitest'
import { LIMITS } from '../../src/engine/limits.ts'
import { play } from './sample.ts'
import { flowFrom, stage } from './support.ts'

const LEVEL = 'level: L0, silence: [{ after: 2h, go: over }]'

describe('limits', () => {
  it('steps per turn: a circle that never waits goes to a person', () => {
    const circle = flowFrom(
      'circle',
      'audience: anyone\nnodes:\n  a: { branch: [{ go: b }] }\n  b: { record: [{ claim: notify }], go: a }\n',
    )
    const it = stage([circle], {})
    it.start('circle')
    expect(it.last.events.at(-1)).toEqual({ type: 'handed-off', reason: 'step_limit', priority: 'normal' })
    expect(it.last.events.length).toBeLessThanOrEqual(LIMITS.stepsPerTurn)
    expect(it.session?.handedOff).toBe(true)
  })

  it('calls deep: a flow that calls itself goes to a person', () => {
    const deep = flowFrom('deep', 'audience: anyone\nnodes:\n  a: { call: deep, go: b }\n  b: { end: done }\n')
    const it = stage([deep], {})
    it.start('deep')
    expect(it.last.events).toEqual([{ type: 'handed-off', reason: 'call_limit', priority: 'normal' }])
    expect(it.session?.frames).toHaveLength(LIMITS.callsDeep)
  })

  it('calls deep: an intent at the limit takes the place of the top flow', () => {
    const names = ['SCAM', 'COST', 'HUMAN', 'WRONG', 'EMERGENCY', 'STOP']
    const says = ['es estafa', 'cuanto cuesta', 'persona', 'equivocado', 'auxilio', 'alto']
    const flows = names.map((intent, index) =>
      flowFrom(
        `f${index}`,
        `audience: anyone\nstart: { staff: true, intent: [${intent}] }\nnodes:\n  q: { choose: { ok: over }, ${LEVEL} }\n  over: { end: done }\n`,
      ),
    )
    const it = stage(
      flows,
      Object.fromEntries(flows.map(({ name }) => [name, { q: { text: name, options: { ok: 'Ya' } } }])),
    )
    it.start('f0')
    for (const text of says.slice(1)) it.write(text)
    expect(it.session?.frames.map((frame) => frame.flow)).toEqual(['f0', 'f1', 'f2', 'f3', 'f5'])
    it.write('Ya')
    expect(it.texts()).toEqual(['f3'])
  })

  it('repeats in five minutes: two bots that answer each other are cut off', () => {
    const it = play()
    it.start('main')
    const said: string[] = []
    for (let round = 0; round < 20 && !it.session?.handedOff; round++) {
      it.write('gracias')
      said.push(...it.texts())
    }
    // One more, which tells whoever is no bot that a person answers.
    expect(said).toHaveLength(LIMITS.repeats)
    expect(it.last.events).toEqual([
      expect.objectContaining({ type: 'said', text: expect.objectContaining({ key: 'handed' }) }),
      { type: 'handed-off', reason: 'two_bots', priority: 'normal' },
    ])
  })

  it('repeats count only within the window', () => {
    const it = play()
    it.start('main')
    for (let round = 0; round < 20; round++) {
      it.pass(0.1)
      it.write('gracias')
    }
    expect(it.session?.handedOff).toBeUndefined()
  })

  it('text length: only the first 4,096 characters are read, and lone surrogates do no harm', () => {
    const it = play()
    it.start('main')
    it.write('si')
    it.write('2021')
    it.write(`${'a'.repeat(4095)}\ud83d${'b'.repeat(60_000)}`)
    expect(String(it.last.events[0]?.type)).toBe('recorded')
    const record = it.last.events[0]
    const kept = record?.type === 'recorded' ? String(record.payload.text) : ''
    expect(kept.length).toBe(LIMITS.textLength)
    expect(kept.isWellFormed()).toBe(true)
  }, 5000)
})
