import { describe, expect, it } from 'vitest'
import { FACTS, flows, play, words } from './sample.ts'
import { stage } from './support.ts'

const HELLO = 'Hola, Leocadio. ¿Es usted?'
const older = (node: string, flow = 'main') => ({
  frames: [{ flow, version: 'older', node }],
  answers: {},
  misses: 0,
  askedAt: '2026-03-02T14:00:00.000Z',
  waitId: 'w0',
  silences: 0,
})

describe('a session of an earlier version', () => {
  it('goes on where the node still exists', () => {
    const it = play()
    it.session = older('hello')
    it.write('sí')
    expect(it.texts()).toEqual(['¿En qué año?'])
    expect(it.session?.frames[0]?.version).not.toBe('older')
  })

  it('goes on at the new name of a renamed node', () => {
    const renamed = flows().map((flow) => (flow.name === 'main' ? { ...flow, renamed: { greeting: 'hello' } } : flow))
    const it = stage(renamed, words, FACTS)
    it.session = older('greeting')
    it.write('sí')
    expect(it.texts()).toEqual(['¿En qué año?'])
  })

  it('begins its flow again where the node is gone', () => {
    const it = play()
    it.session = older('gone')
    it.write('sí')
    expect(it.texts()).toEqual([`Empiezo de nuevo.\n${HELLO}`])
  })

  it('still hears STOP', () => {
    const it = play()
    it.session = older('gone')
    it.write('alto')
    expect(it.texts()).toEqual(['Ya no le escribo.'])
    expect(it.session).toBeNull()
  })

  it('is over where the flow is gone, and what they wrote is answered', () => {
    const it = play()
    it.session = older('hello', 'gone')
    it.write('hola')
    expect(it.last.events[0]).toEqual({ type: 'ended', flow: 'gone', outcome: 'withdrawn' })
    expect(it.texts()).toEqual([HELLO])
  })
})
